using QualysPlugin.Api.Http;
using QualysPlugin.Api.Xml;
using QualysPlugin.Tests.Reports;
using QualysPlugin.Tests.Runs;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Incremental;

/// <summary>What new reports mean for a run that reads only what changed (R11).</summary>
[TestClass]
public sealed class IncrementalReportTests
{
    private readonly IncrementalStage _days = new();

    private RunStage Stage => _days.Stage;

    [TestMethod]
    public async Task Hosts_that_a_new_report_names_are_read_and_an_old_report_costs_nothing()
    {
        var archive = (FakeArchive)Stage.Qualys.Reports;
        var generated = DateTimeOffset.UtcNow.AddDays(-1);
        await _days.ImportFirstAsync(20, generated.AddDays(-2));
        archive.Add(
            new ReportEntry(1, "New", "Scan", "XML", generated),
            ReportXml.AssetData(Text(generated), ReportXml.Host(id: 6, dns: "six.example.test")));

        var first = await _days.RunAtAsync(generated.AddHours(1));
        var second = await _days.RunAtAsync(generated.AddDays(2));

        Assert.AreEqual((RunStatus.Complete, RunKind.Incremental, 20L, 1L, 19L), IncrementalStage.Outcome(first), first.Error);
        Assert.AreEqual((RunStatus.Complete, RunKind.Incremental, 20L, 0L, 20L), IncrementalStage.Outcome(second), second.Error);
        CollectionAssert.AreEqual(new long[] { 6, 6 }, Stage.Qualys.Read, "The second run's overlap of a day still holds the report.");
        await _days.RunAtAsync(generated.AddDays(3));
        Assert.HasCount(2, Stage.Qualys.Read);
    }

    [TestMethod]
    public async Task A_new_report_that_names_hosts_by_address_alone_makes_a_full_run()
    {
        var generated = DateTimeOffset.UtcNow.AddDays(-1);
        await _days.ImportFirstAsync(20, generated.AddHours(-1));
        ((FakeArchive)Stage.Qualys.Reports).Add(new ReportEntry(1, "New", "Scan", "XML", generated),
            ReportXml.AssetData(Text(generated), ReportXml.Host(ip: "10.0.0.6", dns: "six.example.test")));

        var result = await _days.RunNextDayAsync();

        Assert.AreEqual(RunKind.Full, result.Kind, result.Error);
        StringAssert.Contains(Stage.Said(1030)[^1], "by their addresses alone");
    }

    [TestMethod]
    public async Task A_report_that_could_not_be_read_stays_new_until_it_was()
    {
        var archive = (FakeArchive)Stage.Qualys.Reports;
        var generated = DateTimeOffset.UtcNow.AddDays(-20);
        await _days.ImportFirstAsync(20, generated.AddHours(-1));
        var fails = true;
        var xml = ReportXml.AssetData(Text(generated), ReportXml.Host(id: 6, dns: "six.example.test"));
        archive.Add(new ReportEntry(1, "New", "Scan", "XML", generated),
            () => fails
                ? throw new QualysApiException(ApiFault.Final, "report 1", $"it is refused.", $"Wait.")
                : System.Text.Encoding.UTF8.GetBytes(xml));
        await _days.RunAtAsync(generated.AddHours(1));
        await _days.RunAtAsync(generated.AddDays(5));
        fails = false;
        Stage.Qualys.Read.Clear();

        var result = await _days.RunAtAsync(generated.AddDays(6));

        Assert.AreEqual((RunKind.Incremental, 1L), (result.Kind, result.Counts.Updated), result.Error);
        CollectionAssert.AreEqual(new long[] { 6 }, Stage.Qualys.Read);
    }

    private static string Text(DateTimeOffset date) =>
        date.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
}
