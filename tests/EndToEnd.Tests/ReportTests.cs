using System.Globalization;
using System.Text.Json.Nodes;
using EndToEnd.Tests.Stage;

namespace EndToEnd.Tests;

[TestClass]
public sealed class ReportTests
{
    private const string Named =
        "<HOST><ID>11</ID><IP>10.0.0.1</IP><TRACKING_METHOD>IP</TRACKING_METHOD><DNS>list.example.test</DNS></HOST>";
    private const string Bare =
        "<HOST><ID>12</ID><IP>10.0.0.2</IP><TRACKING_METHOD>IP</TRACKING_METHOD><DNS>No registered hostname</DNS></HOST>";

    [TestMethod]
    public async Task Recent_reports_fill_in_what_the_host_list_leaves_blank_and_each_value_says_where_it_comes_from()
    {
        using var recorded = new RecordedResponses().Page(Named, Bare)
            .Report(7, "Old", Days(40), Report(Days(40), Host(11, "old.example.test", "OLD", "Windows XP")))
            .Report(
                8, "Weekly", Days(8),
                Report(Days(8), Host(11, "report.example.test", "ONE", "Windows 10"), Host(12, "eight.example.test", null, "AIX 7.1")))
            .Report(9, "Daily", Days(1), Scan(Days(1), "<IP value=\"10.0.0.2\" name=\"two.example.test\"><OS>AIX 7.2</OS></IP>"));
        await using var qualys = await recorded.ServeAsync();
        using var host = new ReferenceHost();

        var run = await host.ImportAsync(ImportSettings.For(qualys));

        Assert.AreEqual((0, 2L), (run.ExitCode, run.Summary.Created), run.ToString());
        var assets = (await host.AssetsAsync()).ToDictionary(asset => (string)asset["id"]!);
        Assert.AreEqual(("ONE (10.0.0.1)", "list.example.test", "Windows 10"), Values(assets["11"]));
        Assert.AreEqual(("two.example.test", "two.example.test", "AIX 7.2"), Values(assets["12"]));
        StringAssert.Contains(run.Errors, "2 scan reports of the last 30 days were read");

        var explained = await ExplainAsync(host, qualys, "11");
        Assert.AreEqual("NetBiosAndIp", (string)explained["nameRule"]!);
        Assert.AreEqual(run.Summary.RunId, (string)explained["runId"]!);
        Assert.AreEqual("host list", Origin(explained, "dnsName"));
        StringAssert.StartsWith(Origin(explained, "netBiosName"), "report 8 \"Weekly\" of ");
        StringAssert.StartsWith(Origin(await ExplainAsync(host, qualys, "12"), "operatingSystem"), "report 9 \"Daily\" of ");
    }

    [TestMethod]
    public async Task A_run_that_cannot_read_a_report_clears_nothing_and_the_next_one_that_can_does()
    {
        using var recorded = new RecordedResponses()
            .Page(Named, Bare)
            .Report(8, "Weekly", Days(8), Report(Days(8), Host(12, null, "TWO", "AIX 7.2")));
        await using var qualys = await recorded.ServeAsync();
        using var host = new ReferenceHost();
        await host.ImportAsync(ImportSettings.For(qualys));

        recorded.Report(8, "Weekly", Days(8), "<ASSET_DATA_REPORT><HEADER></WRONG></ASSET_DATA_REPORT>");
        var failing = await host.ImportAsync(ImportSettings.For(qualys));
        var kept = (await host.AssetsAsync()).Single(asset => (string?)asset["id"] == "12");
        recorded.Report(8, "Weekly", Days(8), Report(Days(8)));
        var whole = await host.ImportAsync(ImportSettings.For(qualys));
        var cleared = (await host.AssetsAsync()).Single(asset => (string?)asset["id"] == "12");

        Assert.AreEqual(("Complete", 2L), (failing.Summary.Status, failing.Summary.Unchanged), failing.ToString());
        StringAssert.Contains(failing.Errors, "The report \"Weekly\" (ID 8) is not used: it is malformed");
        Assert.AreEqual(("TWO (10.0.0.2)", (string?)null, "AIX 7.2"), Values(kept));
        Assert.AreEqual(1L, whole.Summary.Updated, whole.ToString());
        Assert.AreEqual(("10.0.0.2", (string?)null, (string?)null), Values(cleared));
    }

    [TestMethod]
    [TestCategory("Slow")]
    [DataRow("<GENERIC_RETURN><API name=\"index.php\"/><RETURN status=\"FAILED\" number=\"999\">Internal error</RETURN></GENERIC_RETURN>")]
    [DataRow("<SIMPLE_RETURN><RESPONSE><TEXT>Internal error</TEXT></RESPONSE></SIMPLE_RETURN>")]
    [DataRow("<SCAN><ERROR number=\"999\">Internal error</ERROR></SCAN>")]
    [DataRow("<foo/>")]
    public async Task An_error_in_place_of_a_report_or_of_the_list_of_reports_clears_nothing(string error)
    {
        using var recorded = new RecordedResponses()
            .Page(Named, Bare)
            .Report(8, "Weekly", Days(8), Report(Days(8), Host(12, null, "TWO", "AIX 7.2")));
        await using var qualys = await recorded.ServeAsync();
        using var host = new ReferenceHost();
        host.Configure(("Qualys.Retries", "0"));
        await host.ImportAsync(ImportSettings.For(qualys));

        foreach (var file in new[] { Path.Combine("reports", "8.xml"), "reports.xml" })
        {
            await File.WriteAllTextAsync(Path.Combine(recorded.Folder, file), error);
            var run = await host.ImportAsync(ImportSettings.For(qualys));

            Assert.AreEqual(("Complete", 2L), (run.Summary.Status, run.Summary.Unchanged), $"{file}: {run}");
            var kept = (await host.AssetsAsync()).Single(asset => (string?)asset["id"] == "12");
            Assert.AreEqual(("TWO (10.0.0.2)", (string?)null, "AIX 7.2"), Values(kept), file);
            StringAssert.Contains(run.Errors, error == "<foo/>" ? "the answer is foo" : "Internal error", file);
        }
    }

    [TestMethod]
    [DataRow("<KEY value=\"NETWORK_ID\">4321</KEY>", "10.0.0.5", "FIVE (10.0.0.5)")]
    [DataRow("", "10.0.0.5", "10.0.0.5")]
    public async Task A_scan_names_the_host_in_its_network(string network, string first, string second)
    {
        const string host11 = "<HOST><ID>11</ID><IP>10.0.0.5</IP><NETWORK_ID>0</NETWORK_ID></HOST>";
        const string host12 = "<HOST><ID>12</ID><IP>10.0.0.5</IP><NETWORK_ID>4321</NETWORK_ID></HOST>";
        var scan = Scan(Days(1), "<IP value=\"10.0.0.5\"><NETBIOS_HOSTNAME>FIVE</NETBIOS_HOSTNAME></IP>")
            .Replace("</HEADER>", network + "</HEADER>", StringComparison.Ordinal);
        using var recorded = new RecordedResponses().Page(host11, host12).Report(9, "Daily", Days(1), scan);
        await using var qualys = await recorded.ServeAsync();
        using var host = new ReferenceHost();

        var run = await host.ImportAsync(ImportSettings.For(qualys));

        var assets = (await host.AssetsAsync()).ToDictionary(asset => (string)asset["id"]!, asset => (string)asset["name"]!);
        Assert.AreEqual((first, second), (assets["11"], assets["12"]), run.ToString());
        Assert.AreEqual(network.Length == 0, run.Errors.Contains("several hosts have each of them: 10.0.0.5.", StringComparison.Ordinal));
    }

    [TestMethod]
    public async Task A_preview_shows_origins_and_changes_and_leaves_no_trace()
    {
        using var recorded = new RecordedResponses()
            .Page(Named, Bare)
            .Report(8, "Weekly", Days(8), Report(Days(8), Host(12, null, "TWO", "AIX 7.2")));
        await using var qualys = await recorded.ServeAsync();
        using var host = new ReferenceHost();

        var first = await host.ImportAsync(ImportSettings.For(qualys), "--preview");
        var empty = await host.AssetsAsync();
        await host.ImportAsync(ImportSettings.For(qualys));
        await host.PersonAsync("edit", (await host.AssetsAsync()).Single(asset => (string?)asset["id"] == "12"), "--name", "By hand");
        var second = await host.ImportAsync(ImportSettings.For(qualys), "--preview");

        Assert.IsEmpty(empty);
        var created = first.Objects.Single(line => (string?)line["id"] == "12");
        Assert.AreEqual(
            ("Create", "TWO (10.0.0.2)", "NetBiosAndIp"),
            ((string)created["action"]!, (string)created["name"]!, (string)created["rule"]!));
        StringAssert.StartsWith(
            (string)created["origins"]!.AsArray().Single(origin => (string?)origin!["field"] == "netBiosName")!["origin"]!,
            "report 8");
        var change = second.Objects.Single(line => (string?)line["id"] == "12")["changes"]!.AsArray().Single()!;
        Assert.AreEqual(
            ("name", "By hand", "TWO (10.0.0.2)"),
            ((string)change["field"]!, (string)change["oldValue"]!, (string)change["newValue"]!));
        Assert.AreEqual((1L, 1L), (second.Summary.Updated, second.Summary.Unchanged), second.ToString());
        Assert.IsEmpty(host.Query("SELECT task_id FROM checkpoints"));
        Assert.AreEqual("By hand", (string)(await host.AssetsAsync()).Single(asset => (string?)asset["id"] == "12")["name"]!);
    }

    [TestMethod]
    public async Task No_report_is_asked_for_when_the_window_is_0_days()
    {
        using var recorded = new RecordedResponses().Page(Bare).Report(8, "Weekly", Days(8), Report(Days(8), Host(12, null, "TWO", null)));
        await using var qualys = await recorded.ServeAsync();
        using var host = new ReferenceHost();
        host.Configure(("Qualys.ReportWindowDays", "0"));

        await host.ImportAsync(ImportSettings.For(qualys));

        Assert.AreEqual("10.0.0.2", (string)(await host.AssetsAsync()).Single()["name"]!);
        Assert.IsNull((await qualys.StatsAsync())["byEndpoint"]!["/api/2.0/fo/report/"]);
    }

    private static string Days(double ago) => DateTime.UtcNow.AddDays(-ago).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string Report(string generated, params string[] hosts) =>
        $"<ASSET_DATA_REPORT><HEADER><GENERATION_DATETIME>{generated}</GENERATION_DATETIME></HEADER>"
            + $"<HOST_LIST>{string.Concat(hosts)}</HOST_LIST></ASSET_DATA_REPORT>";

    private static string Scan(string date, string hosts) => $"<SCAN><HEADER><KEY value=\"DATE\">{date}</KEY></HEADER>{hosts}</SCAN>";

    private static string Host(long id, string? dns, string? netBios, string? os) =>
        $"<HOST><HOST_ID>{id}</HOST_ID><DNS>{dns}</DNS><NETBIOS>{netBios}</NETBIOS><OPERATING_SYSTEM>{os}</OPERATING_SYSTEM></HOST>";

    private static (string? Name, string? Dns, string? Os) Values(JsonNode asset) =>
        ((string?)asset["name"], (string?)asset["dnsName"], (string?)asset["operatingSystem"]);

    private static string Origin(JsonNode explained, string field) =>
        (string)explained["fields"]!.AsArray().Single(origin => (string?)origin!["field"] == field)!["origin"]!;

    private static async Task<JsonNode> ExplainAsync(ReferenceHost host, Simulator qualys, string id)
    {
        var run = await host.RunAsync(["explain", "--source", qualys.Source, "--id", id, "--data", host.Data]);
        Assert.AreEqual(0, run.ExitCode, run.ToString());
        return run.Objects.Single();
    }
}
