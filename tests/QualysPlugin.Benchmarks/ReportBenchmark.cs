using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Xml;
using QualysPlugin.Api;
using QualysPlugin.Api.Http;
using QualysPlugin.Reports;
using QualysPlugin.Settings;
using RiskManager.Contracts;

namespace QualysPlugin.Benchmarks;

/// <summary>Reading what reports know, over HTTP from a simulator in a process of its own, beside a bare parse of the same bytes.</summary>
internal static class ReportBenchmark
{
    private const int Reports = 20;

    /// <summary>Measures.</summary>
    /// <param name="hosts">Hosts in each report.</param>
    /// <param name="megabytes">The size of each report.</param>
    /// <param name="cancellationToken">Cancels the measuring.</param>
    public static async Task<int> RunAsync(int hosts, int megabytes, CancellationToken cancellationToken)
    {
        await using var qualys = await SimulatorProcess.StartAsync(
            hosts, "--reports", Text(Reports), "--report-megabytes", Text(megabytes));
        var watch = Stopwatch.StartNew();
        var knowledge = await ReadAsync(qualys.Url, cancellationToken);
        var enrichment = watch.Elapsed;
        using var process = Process.GetCurrentProcess();
        var peak = process.PeakWorkingSet64 / 1e6;

        var (bare, bytes) = await ParseAsync(qualys.Url, cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{knowledge.Reports} reports, {bytes / 1e6:N0} MB of XML, {knowledge.Hosts:N0} rows of facts. "
            + $"Enrichment {enrichment.TotalSeconds:0.0} s ({bytes / 1e6 / enrichment.TotalSeconds:N0} MB/s), "
            + $"bare parse {bare.TotalSeconds:0.0} s ({bytes / 1e6 / bare.TotalSeconds:N0} MB/s); "
            + $"throughput {bare / enrichment:0.00} of the bare parse. Peak {peak:N0} MB."));
        return 0;
    }

    private static async Task<ReportKnowledge> ReadAsync(Uri url, CancellationToken cancellationToken)
    {
        var tuning = Tuning.Read(new Defaults());
        await using var inventory = new HostInventoryFactory(TimeProvider.System).Open(
            new QualysAccount(url, "user", "password"), tuning, _ => { }, Console.Error.WriteLine);
        var reports = new RecentReports(
            inventory.Reports, () => inventory.Capacity, ReportWindow.OfDays(30, TimeProvider.System),
            tuning.ReportLimit, Console.Error.WriteLine, Console.Error.WriteLine);
        return await reports.ReadAsync(_ => true, cancellationToken);
    }

    private static async Task<(TimeSpan Time, long Bytes)> ParseAsync(Uri url, CancellationToken cancellationToken)
    {
        const int newest = 50_000;
        using var folder = new TemporaryFolder();
        using var client = new HttpClient { BaseAddress = url, Timeout = TimeSpan.FromMinutes(10) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("user:password")));
        client.DefaultRequestHeaders.Add("X-Requested-With", "benchmark");
        var time = TimeSpan.Zero;
        var bytes = 0L;
        for (var index = 0; index < Reports; index++)
        {
            var file = Path.Combine(folder.Path, "report");
            using var form = new FormUrlEncodedContent(
                new Dictionary<string, string> { ["action"] = "fetch", ["id"] = Text(newest - index) });
            using (var request = new HttpRequestMessage(
                HttpMethod.Post, new Uri("api/2.0/fo/report/", UriKind.Relative)) { Content = form })
            using (var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken))
            await using (var stream = File.Create(file))
                await answer.EnsureSuccessStatusCode().Content.CopyToAsync(stream, cancellationToken);
            var xml = Unzip(file);
            bytes += new FileInfo(xml).Length;
            time += Parse(xml);
            File.Delete(xml);
        }

        return (time, bytes);
    }

    private static string Unzip(string file)
    {
        using (var stream = File.OpenRead(file))
        {
            if (stream.ReadByte() != 'P')
                return file;
        }

        using (var zip = ZipFile.OpenRead(file))
            zip.Entries[0].ExtractToFile(file + ".xml", overwrite: true);
        return file + ".xml";
    }

    private static TimeSpan Parse(string file)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };
        var watch = Stopwatch.StartNew();
        using var stream = File.OpenRead(file);
        using var reader = XmlReader.Create(stream, settings);
        while (reader.Read())
        {
            // Every node is looked at and nothing is kept.
        }

        return watch.Elapsed;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class Defaults : IApplicationSettings
    {
        public IReadOnlyCollection<string> Keys => [];

        public string? Find(string key) => null;
    }
}
