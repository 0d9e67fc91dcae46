using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using QualysPlugin.Api.Xml;
using QualysPlugin.Assets;
using QualysPlugin.Components;
using QualysPlugin.Runs.Setup;
using RiskManager.Contracts;

namespace QualysPlugin.Benchmarks;

/// <summary>What naming assets and mapping operating systems costs beside a bare parse of the same records.</summary>
internal static class OperatingSystemBenchmark
{
    /// <summary>The runtime takes more than a dozen passes to compile the parser for good; a colder floor would flatter.</summary>
    private const int Rounds = 25;

    public static Command Command()
    {
        var hosts = new Option<int>("--hosts") { Description = "Hosts to measure with.", DefaultValueFactory = _ => 100_000 };
        var command = new Command(
            "operating-systems", "Measures naming and operating system mapping beside a bare parse of the same records.") { hosts };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(hosts), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int hosts, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        await using var qualys = await SimulatorProcess.StartAsync(hosts);
        var pages = await qualys.DownloadAsync(folder.Path, cancellationToken);
        var reader = new HostListReader();
        var records = pages.SelectMany(page => reader.Read(ReceivedPage.Request, ReceivedPage.Of(File.ReadAllBytes(page))).Hosts).ToList();
        if (records.Count != hosts)
            throw new InvalidOperationException($"The pages hold {records.Count} hosts instead of {hosts}.");

        var parse = Best(() => Floor.Parse(pages));
        var naming = Best(() => records.ForEach(record => AssetName.Create(record.Id, record.NetBios, record.Ip, record.Dns)));
        var mapping = Best(() => Map(NewMapper(), records));
        var both = Best(() => NameAndMap(NewMapper(), records));
        var distinct = records.Select(record => (record.OperatingSystem, record.OperatingSystemCpe)).Distinct().Count();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{hosts:N0} hosts, {distinct} distinct operating systems, best of {Rounds}, "
                + $"each mapping with an empty memory (rules compiled before):"));
        Line("bare XmlReader pass", parse, parse);
        Line("asset names", naming, parse);
        Line("operating system → CPE → knowledge base", mapping, parse);
        Line("names and mapping, host by host", both, parse);
        return 0;
    }

    private static void Line(string what, TimeSpan time, TimeSpan parse) => Console.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"  {what,-42} {time.TotalMilliseconds,10:0.0} ms   {time / parse,6:0.000} × parse"));

    private static TimeSpan Best(Action action)
    {
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            action();
            best = watch.Elapsed < best ? watch.Elapsed : best;
        }

        return best;
    }

    private static void Map(OperatingSystemMapper mapper, List<HostRecord> records)
    {
        foreach (var record in records)
            _ = mapper.Map(record.OperatingSystem, record.OperatingSystemCpe);
    }

    private static void NameAndMap(OperatingSystemMapper mapper, List<HostRecord> records)
    {
        long characters = 0;
        foreach (var record in records)
        {
            characters += AssetName.Create(record.Id, record.NetBios, record.Ip, record.Dns).Text.Length;
            characters += mapper.Map(record.OperatingSystem, record.OperatingSystemCpe).OperatingSystem.Length;
        }

        if (characters == 0)
            throw new InvalidOperationException("The hosts have no names: the figures would mean nothing.");
    }

    private static OperatingSystemMapper NewMapper()
    {
        var index = new KnowledgeBaseIndex();
        index.Add(new KnowledgeBase("WIN.000100", "Microsoft Windows", ["cpe:2.3:o:microsoft:windows*:*:*:*:*:*:*:*:*"]));
        index.Add(new KnowledgeBase("LNX.000200", "Linux", ["cpe:2.3:o:linux:*:*:*:*:*:*:*:*:*"]));
        index.Add(new KnowledgeBase("LNX.000201", "Red Hat", ["cpe:2.3:o:redhat:*:*:*:*:*:*:*:*:*"]));
        return new OperatingSystemMapper(new OperatingSystemNaming(OperatingSystemRules.None, Rules.Value), index);
    }

    private static readonly Lazy<OperatingSystemRules> Rules = new(ShippedRuleFile.Read);
}
