using System.Reflection;
using NSubstitute;
using QualysPlugin.Runs.Setup;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs;

[TestClass]
public sealed class ImportLogTests
{
    [TestMethod]
    public void Every_message_has_an_event_id_of_its_own()
    {
        var ids = new List<(string Message, int Id)>();
        var messages = typeof(ImportLog).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsSpecialName).ToList();

        foreach (var message in messages)
        {
            var log = Substitute.For<ITaskLog>();
            log.WhenForAnyArgs(called => called.Write(default, default, "")).Do(call => ids.Add((message.Name, call.Arg<int>())));
            message.Invoke(new ImportLog(log), [.. message.GetParameters().Select(parameter => Argument(parameter.ParameterType))]);
        }

        Assert.HasCount(messages.Count, ids);
        Assert.IsEmpty(ids.GroupBy(entry => entry.Id).Where(same => same.Count() > 1).Select(same => string.Join(", ", same)).ToList());
    }

    [TestMethod]
    [DataRow(1, 1, 1, "1 scan report of the last day was read; it tells of 1 host.")]
    [DataRow(2, 30, 1_500, "2 scan reports of the last 30 days were read; they tell of 1,500 hosts.")]
    [DataRow(0, 7, 0, "0 scan reports of the last 7 days were read; they tell of 0 hosts.")]
    public void Reports_and_hosts_are_counted_in_the_singular_and_the_plural(int reports, int days, int hosts, string said)
    {
        var log = Substitute.For<ITaskLog>();

        new ImportLog(log).ReportsRead(reports, days, hosts);

        log.Received().Write(TaskLogLevel.Information, 1010, said);
    }

    /// <summary>A value with which a message is written, whatever it says.</summary>
    private static object? Argument(Type type) =>
        type == typeof(string) ? "text"
        : type == typeof(int) ? 7
        : type == typeof(long) ? 7L
        : type == typeof(TimeSpan) ? TimeSpan.FromMinutes(7)
        : type == typeof(DateTimeOffset) ? new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero)
        : type == typeof(IReadOnlyList<string>) ? new[] { "7" }
        : type == typeof(FindingKind) ? FindingKind.Stale
        : type == typeof(IReadOnlyList<AssetFinding>) ? new[] { new AssetFinding(FindingKind.Stale, new AssetKey("Qualys:q", "7")) }
        : type == typeof(LookAlike) ? new LookAlike(new AssetKey("Qualys:q", "7"), "one", "the name", null, "other", "perimeter")
        : type == typeof(UnmappedOperatingSystem) ? new UnmappedOperatingSystem("text", UnmappedReason.NoCpeName, 7)
        : type == typeof(RunHold) ? new RunHold(HoldReason.TooManyNew, 7, 8, 50)
        : type == typeof(IntegrationTaskResult) ? new IntegrationTaskResult { Status = RunStatus.Complete }
        : type == typeof(QualysPlugin.Assets.AssetRecord) ? QualysPlugin.Assets.AssetRecord.FromHost(new QualysPlugin.Api.Xml.HostRecord(7))
        : throw new NotSupportedException($"Give a value of {type}.");
}
