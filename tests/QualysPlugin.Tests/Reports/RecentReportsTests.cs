using Microsoft.Extensions.Time.Testing;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Xml;
using QualysPlugin.Reports;

namespace QualysPlugin.Tests.Reports;

[TestClass]
public sealed class RecentReportsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(Now);
    private readonly FakeArchive _archive = new();
    private readonly List<string> _activities = [];
    private readonly List<string> _warnings = [];

    [TestMethod]
    public async Task Scan_reports_in_xml_are_read_newest_first_and_the_newest_word_counts()
    {
        _archive
            .Add(Entry(1, daysAgo: 9), Report(9, "old.example.test"))
            .Add(Entry(2, daysAgo: 2), Report(2, "new.example.test"))
            .Add(Entry(3, daysAgo: 1) with { Format = "PDF" }, "%PDF")
            .Add(Entry(4, daysAgo: 1) with { Type = "Map" }, "<MAP/>");

        var knowledge = await ReadAsync();

        Assert.AreEqual("new.example.test", Dns(knowledge));
        CollectionAssert.AreEqual(new[] { 2L, 1L }, _archive.Fetched);
        Assert.AreEqual((2, 1, false), (knowledge.Reports, knowledge.Hosts, knowledge.IsIncomplete));
        CollectionAssert.Contains(_activities, "Reading report 2 of 2: Report 1");
    }

    [TestMethod]
    [DataRow(30.0, true)]
    [DataRow(30.00001, false)]
    public async Task The_window_is_measured_from_now_to_the_second(double daysAgo, bool counts)
    {
        _archive.Add(Entry(1, daysAgo: 1), Report(daysAgo, "a.example.test"));

        var knowledge = await ReadAsync();

        Assert.AreEqual(counts ? "a.example.test" : null, Dns(knowledge));
        Assert.IsFalse(knowledge.IsIncomplete);
        Assert.IsEmpty(_warnings);
    }

    [TestMethod]
    public async Task A_report_ordered_before_the_window_counts_if_it_was_generated_within_it()
    {
        _archive.Add(Entry(1, daysAgo: 31), Report(29, "late.example.test"));

        Assert.AreEqual("late.example.test", Dns(await ReadAsync()));
    }

    [TestMethod]
    public async Task The_first_report_from_before_the_window_ends_the_search_so_that_old_ones_cost_one_call()
    {
        foreach (var daysAgo in Enumerable.Range(1, 400).Where(day => day % 20 == 0))
            _archive.Add(Entry(daysAgo, daysAgo), Report(daysAgo, "a.example.test"));

        await ReadAsync();

        CollectionAssert.AreEqual(new[] { 20L, 40L }, _archive.Fetched);
        Assert.IsEmpty(_warnings);
    }

    [TestMethod]
    public async Task A_report_that_cannot_be_read_is_a_warning_with_its_title_and_the_others_count()
    {
        _archive
            .Add(Entry(1, daysAgo: 3), Report(3, "one.example.test"))
            .Add(Entry(2, daysAgo: 2), Report(2, "half.example.test").Replace("</HOST_LIST>", "</BROKEN>", StringComparison.Ordinal))
            .Add(Entry(3, daysAgo: 1), Refused(403, null));

        var knowledge = await ReadAsync();

        Assert.AreEqual("one.example.test", Dns(knowledge));
        Assert.IsTrue(knowledge.IsIncomplete);
        Assert.HasCount(2, _warnings);
        StringAssert.Contains(
            _warnings[0], "\"Report 3\" (ID 3) is not used: refused It may have expired or belong to another user, or Report Share");
        StringAssert.Contains(_warnings[1], "\"Report 2\" (ID 2) is not used: it is malformed");
    }

    [TestMethod]
    public async Task A_document_of_another_kind_is_a_warning_and_leaves_the_knowledge_whole()
    {
        _archive.Add(Entry(1, daysAgo: 1), "<SCORECARD/>");

        var knowledge = await ReadAsync();

        Assert.IsFalse(knowledge.IsIncomplete);
        StringAssert.Contains(_warnings.Single(), "\"Report 1\" (ID 1) is not used: it is a SCORECARD");
    }

    [TestMethod]
    public async Task Without_the_list_the_run_goes_on_and_says_how_to_do_without_reports()
    {
        _archive.ListFault = Refused(403, 2012);

        var knowledge = await ReadAsync();

        Assert.AreEqual((0, true), (knowledge.Reports, knowledge.IsIncomplete));
        StringAssert.Contains(_warnings.Single(), "Qualys.ReportWindowDays");
    }

    [TestMethod]
    [DataRow(401, 2000)]
    [DataRow(503, 1999)]
    public async Task A_refused_login_and_maintenance_end_the_run(int status, int code)
    {
        _archive.Add(Entry(1, daysAgo: 1), Refused(status, code));

        await Assert.ThrowsExactlyAsync<QualysApiException>(ReadAsync);
    }

    [TestMethod]
    public async Task A_qualys_that_delivers_no_report_is_not_asked_for_all_of_them()
    {
        foreach (var id in Enumerable.Range(1, 20))
            _archive.Add(Entry(id, daysAgo: 1), new QualysApiException(ApiFault.Transient, "report", $"broken.", $""));

        var knowledge = await ReadAsync();

        // The fourth was read ahead.
        Assert.HasCount(4, _archive.Fetched);
        Assert.IsTrue(knowledge.IsIncomplete);
        StringAssert.Contains(_warnings[^1], "the other 17 are not used");
    }

    private static ReportEntry Entry(long id, double daysAgo) => new(id, $"Report {id}", "Scan", "XML", Now.AddDays(-daysAgo));

    private static string Report(double daysAgo, string dns) =>
        ReportXml.AssetData(
            Now.AddDays(-daysAgo).ToString("O", System.Globalization.CultureInfo.InvariantCulture), ReportXml.Host(11, dns: dns));

    private static QualysApiException Refused(int status, int? code) => new(ApiFault.Final, "report", $"refused", $"advice")
    {
        Status = status, Code = code,
    };

    private static string? Dns(ReportKnowledge knowledge) => knowledge.Find(new HostRecord(11))?.DnsName.Text;

    private Task<ReportKnowledge> ReadAsync() =>
        new RecentReports(_archive, () => 1, ReportWindow.OfDays(30, _time), long.MaxValue, _activities.Add, _warnings.Add)
            .ReadAsync(id => id == 11, CancellationToken.None);
}
