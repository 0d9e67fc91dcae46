using EndToEnd.Tests.Stage;

namespace EndToEnd.Tests;

[TestClass]
public sealed class GeneratedReportTests
{
    private const string Hosts = "300";

    [TestMethod]
    public async Task Reports_of_every_format_are_read_and_leave_fewer_hosts_without_names()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", Hosts, "--reports", "4");
        using var enriched = new ReferenceHost();
        using var plain = new ReferenceHost();
        plain.Configure(("Qualys.ReportWindowDays", "0"));

        var run = await enriched.ImportAsync(ImportSettings.For(qualys));
        await plain.ImportAsync(ImportSettings.For(qualys));

        StringAssert.Contains(run.Errors, "4 scan reports of the last 30 days were read");
        Assert.IsGreaterThan(await WithoutDnsNameAsync(enriched) + 20, await WithoutDnsNameAsync(plain));
    }

    [TestMethod]
    public async Task Each_report_that_cannot_be_had_is_a_warning_with_its_title_and_the_run_is_complete()
    {
        // Of five reports, four fail, each in a way of its own.
        await using var qualys = await QualysPlatform.StartAsync("--hosts", Hosts, "--reports", "5",
            "--fault", "report-forbidden=0", "--fault", "report-expired=1",
            "--fault", "report-malformed=2", "--fault", "report-truncated=4");
        using var host = new ReferenceHost();
        host.Configure(("Qualys.Retries", "1"));

        var run = await host.ImportAsync(ImportSettings.For(qualys));

        Assert.AreEqual((0, 300L), (run.ExitCode, run.Summary.Created), run.ToString());
        foreach (var (id, reason) in new[]
        {
            (50_000, "Report Share is not enabled"), (49_999, "has expired"), (49_998, "it is malformed"), (49_996, "it was cut off"),
        })
            Assert.IsTrue(
                run.Errors.Split('\n').Any(line => line.Contains($"Simulated report {id}", StringComparison.Ordinal)
                    && line.Contains(reason, StringComparison.Ordinal)),
                $"{reason}: {run}");
        StringAssert.Contains(run.Errors, "1 scan report of the last 30 days was read");
    }

    [TestMethod]
    public async Task What_is_no_report_is_a_warning_with_what_it_is_and_never_an_empty_report()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", Hosts, "--reports", "5",
            "--fault", "report-error=0", "--fault", "report-unknown=1", "--fault", "report-csv=3", "--fault", "report-html=4");
        using var host = new ReferenceHost();
        host.Configure(("Qualys.Retries", "0"));

        var run = await host.ImportAsync(ImportSettings.For(qualys));

        Assert.AreEqual((0, 300L), (run.ExitCode, run.Summary.Created), run.ToString());
        foreach (var (id, reason) in new[]
        {
            (50_000, "Qualys says \"Refused with code 4711\" (code 4711, HTTP 200)"), (49_999, "the answer is foo"),
            (49_997, "not XML but other text"), (49_996, "not XML but a web page"),
        })
            Assert.IsTrue(
                run.Errors.Split('\n').Any(line => line.Contains($"Simulated report {id}", StringComparison.Ordinal)
                    && line.Contains(reason, StringComparison.Ordinal) && !line.Contains("server URL probably", StringComparison.Ordinal)),
                $"{reason}: {run}");
        StringAssert.Contains(run.Errors, "1 scan report of the last 30 days was read");
        StringAssert.Contains(run.Errors, "stay as they are in this run");
    }

    [TestMethod]
    public async Task Control_characters_blanks_and_byte_order_marks_cost_no_report()
    {
        await using var qualys = await QualysPlatform.StartAsync(
            "--hosts", Hosts, "--reports", "4", "--fault", "report-control-character", "--fault", "leading-blanks");
        using var host = new ReferenceHost();

        var run = await host.ImportAsync(ImportSettings.For(qualys));

        Assert.AreEqual((0, 300L), (run.ExitCode, run.Summary.Created), run.ToString());
        StringAssert.Contains(run.Errors, "4 scan reports of the last 30 days were read");
    }

    private static async Task<int> WithoutDnsNameAsync(ReferenceHost host) =>
        (await host.AssetsAsync()).Count(asset => asset["dnsName"] is null);
}
