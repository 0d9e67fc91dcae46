using System.Globalization;
using System.Text;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Xml;
using QualysPlugin.Tests.Api;
using QualysPlugin.Tests.Reports;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs;

/// <summary>No error, and no document that is not a report, clears a value that only reports know.</summary>
[TestClass]
public sealed class ReportFaultRunTests
{
    private readonly RunStage _stage = new();
    private string _report = "";

    private FakeArchive Archive => (FakeArchive)_stage.Qualys.Reports;

    [TestMethod]
    public async Task An_error_in_whatever_form_in_place_of_a_report_clears_nothing()
    {
        await ImportWithReportAsync(launchedDaysAgo: 2, generatedDaysAgo: 2);
        var forms = ErrorForms.Numbered.ToDictionary(form => form.Key, form => form.Value(4711, "Text of Qualys"));
        foreach (var form in ErrorForms.Unnumbered)
            forms[$"{form.Key} (no number)"] = form.Value("Text of Qualys");

        foreach (var (form, xml) in forms)
        {
            _report = xml;
            await AssertKeptAsync(form);
        }

        StringAssert.Contains(_stage.Said(2010)[0], "The report \"Weekly\" (ID 1) is not used: Qualys says \"Text of Qualys\" (code 4711");
    }

    [TestMethod]
    [DataRow("<foo/>")]
    [DataRow("<REPORT_LIST_OUTPUT><RESPONSE/></REPORT_LIST_OUTPUT>")]
    [DataRow("<HOST_LIST_OUTPUT><RESPONSE/></HOST_LIST_OUTPUT>")]
    [DataRow("<html><body>Sign in</body></html>")]
    [DataRow("\"IP\",\"DNS\"\n\"10.0.0.1\",\"one.example.test\"")]
    [DataRow("%PDF-1.4")]
    [DataRow("")]
    [DataRow("\r\n  ")]
    [DataRow("<?xml version=\"1.0\"")]
    [DataRow("<ASSET_DATA_REPORT>")]
    [DataRow("<ASSET_DATA_REPORT/>")]
    [DataRow("<SCAN value=\"scan/1\"/>")]
    [DataRow("<ASSET_DATA_REPORT_V2><HEADER/></ASSET_DATA_REPORT_V2>")]
    public async Task A_document_that_is_no_report_clears_nothing(string document)
    {
        await ImportWithReportAsync(launchedDaysAgo: 2, generatedDaysAgo: 2);
        _report = document;

        await AssertKeptAsync(document);
    }

    [TestMethod]
    public async Task A_report_that_is_another_kind_of_report_says_nothing_about_hosts()
    {
        await ImportWithReportAsync(launchedDaysAgo: 2, generatedDaysAgo: 2);
        _report = "<ASSET_GROUP_SCORECARD><HEADER/></ASSET_GROUP_SCORECARD>";

        var result = await _stage.RunAsync();

        Assert.AreEqual((RunStatus.Complete, 1L), (result.Status, result.Counts.Updated), result.Error);
        Assert.AreEqual("10.0.0.1", _stage.Platform.Assets["11"].Name);
    }

    [TestMethod]
    public async Task A_report_list_that_is_an_error_clears_nothing()
    {
        await ImportWithReportAsync(launchedDaysAgo: 2, generatedDaysAgo: 2);
        var list = AnyReader.Lists.Single(reader => reader.Name == "report list");
        foreach (var document in ErrorForms.Numbered.Values.Select(form => form(4711, "Text of Qualys"))
            .Concat(ErrorForms.Unnumbered.Values.Select(form => form("Text of Qualys"))).Append("<foo/>").Append("<REPORT_LIST_OUTPUT/>"))
        {
            Archive.ListFault = Assert.ThrowsExactly<QualysApiException>(() => list.Read(document), document);
            await AssertKeptAsync(document);
        }
    }

    [TestMethod]
    [DataRow(31, 29, true)]
    [DataRow(36, 29, true)]
    [DataRow(40, 29, false)]
    public async Task A_report_that_was_ordered_shortly_before_the_window_and_cannot_be_read_clears_nothing(
        int launchedDaysAgo, int generatedDaysAgo, bool keeps)
    {
        await ImportWithReportAsync(launchedDaysAgo, generatedDaysAgo);
        _report = "<foo/>";

        await _stage.RunAsync();

        Assert.AreEqual(keeps ? "ONE (10.0.0.1)" : "10.0.0.1", _stage.Platform.Assets["11"].Name);
    }

    private static string Text(DateTimeOffset date) => date.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>A host that the host list names by its address, and a report that knows its names.</summary>
    private async Task ImportWithReportAsync(int launchedDaysAgo, int generatedDaysAgo)
    {
        _stage.Qualys.Listed.Add(11);
        _stage.Qualys.Pages.Add(new HostPage([new HostRecord(11) { Ip = "10.0.0.1" }], [], null));
        _report = ReportXml.AssetData(
            Text(DateTimeOffset.UtcNow.AddDays(-generatedDaysAgo)),
            ReportXml.Host(11, "10.0.0.1", "0", "one.example.test", "ONE", "Windows 10"));
        var entry = new ReportEntry(1, "Weekly", "Scan", "XML", DateTimeOffset.UtcNow.AddDays(-launchedDaysAgo));
        Archive.Add(entry, () => Encoding.UTF8.GetBytes(_report));
        var first = await _stage.RunAsync();
        Assert.AreEqual((RunStatus.Complete, "ONE (10.0.0.1)"), (first.Status, _stage.Platform.Assets["11"].Name), first.Error);
    }

    private async Task AssertKeptAsync(string what)
    {
        var before = _stage.Said(2011).Count;

        var result = await _stage.RunAsync();

        var asset = _stage.Platform.Assets["11"];
        Assert.AreEqual((RunStatus.Complete, 1L), (result.Status, result.Counts.Unchanged), $"{what}: {result.Error}");
        Assert.AreEqual(
            ("ONE (10.0.0.1)", "one.example.test", "ONE", "Windows 10"),
            (asset.Name, asset.DnsName, asset.NetBiosName, asset.OperatingSystem), what);
        Assert.HasCount(before + 1, _stage.Said(2011), what);
    }
}
