using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Xml;
using QualysPlugin.Reports;

namespace QualysPlugin.Tests.Reports;

/// <summary>Which reports of the list are read, in which order, and when reading ends (R11, R12).</summary>
[TestClass]
public sealed class ReportSelectionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeArchive _archive = new();
    private readonly List<string> _activities = [];
    private readonly List<string> _warnings = [];

    [TestMethod]
    [DataRow(null, null, true)]
    [DataRow("xml", "Vulnerability scan", true)]
    [DataRow("XML", "Scan", true)]
    [DataRow("PDF", "Scan", false)]
    [DataRow("XML", "Map", false)]
    [DataRow("PDF", null, false)]
    [DataRow(null, "Map", false)]
    public async Task A_report_is_read_if_the_list_says_nothing_against_it(string? format, string? type, bool isRead)
    {
        _archive.Add(Entry(1, daysAgo: 1) with { Format = format, Type = type }, Report(1));

        var knowledge = await ReadAsync();

        Assert.AreEqual(isRead ? 1 : 0, knowledge.Reports);
    }

    [TestMethod]
    public async Task Reports_without_a_date_come_first_and_of_two_with_one_date_the_one_with_the_higher_id()
    {
        _archive
            .Add(Entry(1, daysAgo: 2), Report(2))
            .Add(Entry(3, daysAgo: 2), Report(2))
            .Add(Entry(2, daysAgo: 1), Report(1))
            .Add(Entry(4, daysAgo: 0) with { Launched = null }, Report(1));

        await ReadAsync();

        CollectionAssert.AreEqual(new[] { 4L, 2L, 3L, 1L }, _archive.Fetched);
    }

    [TestMethod]
    public async Task Of_more_than_five_hundred_recent_reports_the_latest_are_read_and_a_warning_counts_the_others()
    {
        foreach (var id in Enumerable.Range(1, 502))
            _archive.Add(Entry(id, daysAgo: 1), Report(1));
        _archive.Add(Entry(503, daysAgo: 40), Report(40));

        var knowledge = await ReadAsync();

        Assert.AreEqual((500, true, 3L), (knowledge.Reports, knowledge.IsIncomplete, _archive.Fetched.Min()));
        Assert.AreEqual("Qualys keeps 502 recent scan reports; the 500 latest are read, the 2 before them are not.", _warnings.Single());
    }

    [TestMethod]
    public async Task Five_hundred_recent_reports_are_all_read()
    {
        foreach (var id in Enumerable.Range(1, 500))
            _archive.Add(Entry(id, daysAgo: 1), Report(1));
        _archive.Add(Entry(501, daysAgo: 40), Report(40));

        var knowledge = await ReadAsync();

        Assert.AreEqual((500, false), (knowledge.Reports, knowledge.IsIncomplete));
        Assert.IsEmpty(_warnings);
    }

    [TestMethod]
    [DataRow(37.0, true)]
    [DataRow(37.001, false)]
    public async Task A_report_that_cannot_be_read_matters_if_it_was_ordered_up_to_a_week_before_the_window(double daysAgo, bool matters)
    {
        _archive.Add(Entry(1, daysAgo), Fault(ApiFault.Transient));

        var knowledge = await ReadAsync();

        Assert.AreEqual(matters, knowledge.IsIncomplete);
        Assert.HasCount(matters ? 1 : 0, _warnings);
    }

    [TestMethod]
    public async Task A_report_from_before_the_window_that_cannot_be_read_ends_the_search()
    {
        _archive.Add(Entry(1, daysAgo: 31), Fault(ApiFault.Final)).Add(Entry(2, daysAgo: 32), Report(29));

        await ReadAsync();

        CollectionAssert.AreEqual(new[] { 1L }, _archive.Fetched);
    }

    [TestMethod]
    public async Task Every_report_that_was_ordered_before_the_window_and_generated_within_it_counts()
    {
        _archive.Add(Entry(1, daysAgo: 31), Report(29)).Add(Entry(2, daysAgo: 32), Report(28)).Add(Entry(3, daysAgo: 33), Report(33));

        Assert.AreEqual(2, (await ReadAsync()).Reports);
        CollectionAssert.AreEqual(new[] { 1L, 2L, 3L }, _archive.Fetched);
    }

    [TestMethod]
    public async Task Three_unreadable_reports_end_the_reading_without_a_word_of_others_if_there_are_none()
    {
        foreach (var id in Enumerable.Range(1, 3))
            _archive.Add(Entry(id, daysAgo: 1), Fault(ApiFault.Transient));

        await ReadAsync();

        Assert.HasCount(3, _warnings);
        StringAssert.StartsWith(_warnings[2], "The report \"Report 1\" (ID 1) is not used: ");
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task A_report_that_can_be_read_or_is_refused_in_between_begins_the_count_of_unreadable_ones_anew(bool isRefused)
    {
        foreach (var id in Enumerable.Range(1, 5).Where(id => id != 3))
            _archive.Add(Entry(id, daysAgo: 1), Fault(ApiFault.Transient));
        if (isRefused)
            _archive.Add(Entry(3, daysAgo: 1), Fault(ApiFault.Final));
        else
            _archive.Add(Entry(3, daysAgo: 1), Report(1));

        await ReadAsync();

        Assert.HasCount(5, _archive.Fetched);
    }

    [TestMethod]
    [DataRow(ApiFault.Transient, true)]
    [DataRow(ApiFault.TooMuch, true)]
    [DataRow(ApiFault.Concurrency, true)]
    [DataRow(ApiFault.Rate, true)]
    [DataRow(ApiFault.NotXml, true)]
    [DataRow(ApiFault.Final, false)]
    [DataRow(ApiFault.Parameter, false)]
    [DataRow(ApiFault.VersionRetired, false)]
    public async Task Trouble_ends_the_reading_at_the_third_report_and_a_refusal_does_not(object fault, bool ends)
    {
        foreach (var id in Enumerable.Range(1, 20))
            _archive.Add(Entry(id, daysAgo: 1), Fault((ApiFault)fault));

        await ReadAsync();

        Assert.AreEqual(
            ends, _warnings[^1] == "3 reports in a row could not be had; the other 17 are not used in this run.", _warnings[^1]);
        Assert.HasCount(ends ? 4 : 20, _warnings);
    }

    [TestMethod]
    [DataRow(ApiFault.Final, 403, "It may have expired or belong to another user, or Report Share may not be enabled in the Qualys "
        + "subscription.")]
    [DataRow(ApiFault.Parameter, 409, "It may have expired or belong to another user, or Report Share may not be enabled in the Qualys "
        + "subscription.")]
    [DataRow(ApiFault.VersionRetired, 404, "It may have expired or belong to another user, or Report Share may not be enabled in the "
        + "Qualys subscription.")]
    [DataRow(ApiFault.Transient, 503, "Own advice.")]
    public async Task A_refused_report_may_have_expired_and_other_faults_carry_their_own_advice(object fault, int status, string advice)
    {
        _archive.Add(Entry(1, daysAgo: 1), Fault((ApiFault)fault, status));

        await ReadAsync();

        Assert.AreEqual($"The report \"Report 1\" (ID 1) is not used: broken. {advice}", _warnings.Single());
    }

    [TestMethod]
    [DataRow(ApiFault.Final)]
    [DataRow(ApiFault.Parameter)]
    public async Task A_fault_that_Qualys_did_not_answer_carries_its_own_advice(object fault)
    {
        _archive.Add(Entry(1, daysAgo: 1), Fault((ApiFault)fault));

        await ReadAsync();

        StringAssert.EndsWith(_warnings.Single(), "broken. Own advice.");
    }

    [TestMethod]
    [DataRow(ApiFault.Final, 1999, 503)]
    [DataRow(ApiFault.Final, 2000, 200)]
    [DataRow(ApiFault.Final, null, 401)]
    public async Task A_refused_login_and_maintenance_end_the_run_when_the_list_is_asked_for(object fault, int? code, int status)
    {
        _archive.ListFault =
            new QualysApiException((ApiFault)fault, "report list", $"refused.", $"advice") { Code = code, Status = status };

        Assert.AreSame(_archive.ListFault, await Assert.ThrowsExactlyAsync<QualysApiException>(ReadAsync));
    }

    [TestMethod]
    public async Task A_report_without_a_title_is_called_by_its_id_and_each_step_is_told()
    {
        _archive.Add(Entry(7, daysAgo: 1) with { Title = null }, Fault(ApiFault.Transient)).Add(Entry(8, daysAgo: 40), Report(40));

        await ReadAsync();

        StringAssert.StartsWith(_warnings.Single(), "The report \"without a title (ID 7)\" (ID 7) is not used: ");
        CollectionAssert.AreEqual(
            new[]
            {
                "Listing the reports that Qualys keeps", "Reading report 1 of 1: without a title (ID 7)",
                "Looking at the date of report Report 8",
            },
            _activities);
    }

    [TestMethod]
    public async Task The_warning_without_a_list_says_what_happened_and_how_to_do_without_reports()
    {
        _archive.ListFault = Fault(ApiFault.Final, 403);

        await ReadAsync();

        Assert.AreEqual(
            "The reports of Qualys are not used: broken. Own advice. Set Qualys.ReportWindowDays to 0 in web.config to do without reports.",
            _warnings.Single());
    }

    private static ReportEntry Entry(long id, double daysAgo) => new(id, $"Report {id}", "Scan", "XML", Now.AddDays(-daysAgo));

    private static string Report(double daysAgo) =>
        ReportXml.AssetData(Now.AddDays(-daysAgo).ToString("O", CultureInfo.InvariantCulture), ReportXml.Host(11, dns: "a.example.test"));

    private static QualysApiException Fault(ApiFault fault, int? status = null) =>
        new(fault, "report", $"broken.", $"Own advice.") { Status = status };

    private Task<ReportKnowledge> ReadAsync() =>
        new RecentReports(
            _archive, () => 1, ReportWindow.OfDays(30, new FakeTimeProvider(Now)), long.MaxValue, _activities.Add, _warnings.Add)
            .ReadAsync(id => id == 11, CancellationToken.None);
}
