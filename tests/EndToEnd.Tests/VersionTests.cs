using EndToEnd.Tests.Stage;

namespace EndToEnd.Tests;

/// <summary>Versions of Qualys' APIs end and begin, and the imports go on (R34).</summary>
[TestClass]
public sealed class VersionTests
{
    private static readonly string[] Settings = ["--hosts", "300", "--reports", "2"];

    [TestMethod]
    [DataRow("host-versions=6:6", "/api/5.0/fo/asset/host/", "Version 5.0 of the host list API is not served; going on with 6.0.")]
    [DataRow("host-versions=2:3", "/api/5.0/fo/asset/host/", "Version 7.0 of the host list API is not served; going on with 3.0.")]
    [DataRow("group-versions=3:4", "/api/2.0/fo/asset/group/", "Version 2.0 of the asset group list API is not served; going on with 3.0.")]
    [DataRow("report-versions=3:3", "/api/2.0/fo/report/", "Version 2.0 of the report API is not served; going on with 3.0.")]
    public async Task A_version_that_is_gone_is_a_warning_and_the_next_run_does_not_ask_for_it(
        string fault, string gone, string warning)
    {
        await using var qualys = await QualysPlatform.StartAsync([.. Settings, "--fault", fault]);
        using var host = new ReferenceHost();
        var settings = ImportSettings.For(qualys) with { AssetGroups = ["Data center"] };

        var first = await host.ImportAsync(settings);
        var calls = await CallsAsync(qualys, gone);
        var second = await host.ImportAsync(settings);

        Assert.AreEqual((0, "Complete"), (first.ExitCode, first.Summary.Status), first.ToString());
        Assert.IsGreaterThan(0L, first.Summary.Created);
        StringAssert.Contains(first.Errors, warning);
        Assert.AreEqual((0, "Complete"), (second.ExitCode, second.Summary.Status), second.ToString());
        Assert.AreEqual((1, 1), (calls, await CallsAsync(qualys, gone)), "The second run asks for no version that is gone.");
        Assert.IsFalse(second.Errors.Contains("is not served", StringComparison.Ordinal), second.ToString());
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task What_worked_is_known_to_the_next_process_too()
    {
        await using var qualys = await QualysPlatform.StartAsync([.. Settings, "--fault", "host-versions=6:6"]);
        using var host = new ReferenceHost(asProcess: true);

        await host.ImportAsync(ImportSettings.For(qualys));
        var second = await host.ImportAsync(ImportSettings.For(qualys));

        Assert.AreEqual((0, "Complete"), (second.ExitCode, second.Summary.Status), second.ToString());
        Assert.AreEqual(1, await CallsAsync(qualys, "/api/5.0/fo/asset/host/"));
    }

    [TestMethod]
    public async Task A_version_that_is_refused_with_a_text_falls_back_too()
    {
        await using var qualys = await QualysPlatform.StartAsync(
            [.. Settings, "--fault", "host-versions=6:7", "--fault", "retired-with-text"]);
        using var host = new ReferenceHost();

        var run = await host.ImportAsync(ImportSettings.For(qualys));

        Assert.AreEqual((0, "Complete", 300L), (run.ExitCode, run.Summary.Status, run.Summary.Created), run.ToString());
        StringAssert.Contains(run.Errors, "API version 5.0 has been retired and is no longer supported.");
    }

    [TestMethod]
    public async Task A_newer_version_is_used_at_once_where_the_end_of_the_old_one_is_announced()
    {
        await using var qualys = await QualysPlatform.StartAsync(
            [.. Settings, "--fault", "host-versions=2:7", "--fault", "host-end-notice"]);
        using var host = new ReferenceHost();

        var run = await host.ImportAsync(ImportSettings.For(qualys));

        Assert.AreEqual((0, "Complete", 300L), (run.ExitCode, run.Summary.Status, run.Summary.Created), run.ToString());
        Assert.IsGreaterThan(1, await CallsAsync(qualys, "/api/7.0/fo/asset/host/"));
        StringAssert.Contains(run.Errors, "Qualys serves version 7.0 of the host list API, which is used from now on.");
    }

    [TestMethod]
    public async Task The_newest_version_that_answers_is_found_within_a_month_without_a_call_more_on_other_days()
    {
        await using var scene = await IncrementalScene.AfterFirstImportAsync(faults: "host-versions=2:6");

        var nextDay = await scene.ImportNextDayAsync();
        var before = await CallsAsync(scene.Qualys, "/api/6.0/fo/asset/host/");
        var nextMonth = await scene.ImportNextDayAsync(days: 31);

        Assert.AreEqual(("Complete", "Complete", 0), (nextDay.Summary.Status, nextMonth.Summary.Status, before), nextMonth.ToString());
        Assert.IsGreaterThan(1, await CallsAsync(scene.Qualys, "/api/6.0/fo/asset/host/"));
    }

    [TestMethod]
    public async Task A_version_that_is_retired_while_a_run_reads_is_left_for_another()
    {
        await using var qualys = await QualysPlatform.StartAsync(Settings);
        using var host = new ReferenceHost();
        await host.ImportAsync(ImportSettings.For(qualys));
        await qualys.SetFaultsAsync("host-versions=6:6");

        var run = await host.ImportAsync(ImportSettings.For(qualys));

        Assert.AreEqual((0, "Complete", 300L), (run.ExitCode, run.Summary.Status, run.Summary.Unchanged), run.ToString());
        StringAssert.Contains(run.Errors, "going on with 6.0");
    }

    [TestMethod]
    [DataRow("host-warning", "Qualys adds a warning to its answer (host list, version 5.0): \"1981: Some records are being")]
    [DataRow("group-warning", "Qualys adds a warning to its answer (asset group list, version 2.0)")]
    [DataRow("report-warning", "Qualys adds a warning to its answer (report, version 2.0)")]
    [DataRow("host-end-notice", "Qualys announces the end of version 5.0 of the host list API (2027-06-30)")]
    [DataRow("group-end-notice", "Qualys announces the end of version 2.0 of the asset group list API (2027-06-30)")]
    [DataRow("report-end-notice", "Qualys announces the end of version 2.0 of the report API (2027-06-30)")]
    [DataRow("host-sunset", "Qualys announces the end of version 5.0 of the host list API (2027-06-30)")]
    [DataRow("group-sunset", "Qualys announces the end of version 2.0 of the asset group list API (2027-06-30)")]
    [DataRow("report-sunset", "Qualys announces the end of version 2.0 of the report API (2027-06-30)")]
    public async Task A_warning_without_a_page_is_told_once_and_the_run_is_complete(string fault, string warning)
    {
        await using var qualys = await QualysPlatform.StartAsync([.. Settings, "--fault", fault]);
        using var host = new ReferenceHost();
        host.Configure(("Qualys.PageSize", "50"));

        var run = await host.ImportAsync(ImportSettings.For(qualys) with { AssetGroups = ["Data center"] });

        Assert.AreEqual((0, "Complete"), (run.ExitCode, run.Summary.Status), run.ToString());
        Assert.HasCount(2, run.Errors.Split(warning), run.ToString());
    }

    [TestMethod]
    public async Task A_connection_test_shows_the_end_of_a_version_with_its_date()
    {
        await using var qualys = await QualysPlatform.StartAsync(
            [.. Settings, "--fault", "host-end-notice", "--fault", "group-versions=3:3"]);
        using var host = new ReferenceHost();

        var run = await host.TestConnectionAsync(ImportSettings.For(qualys));

        Assert.AreEqual(0, run.ExitCode, run.ToString());
        StringAssert.Contains(run.ToString(), "Qualys announces the end of version 5.0 of the host list API (2027-06-30)");
        StringAssert.Contains(run.ToString(), "Version 2.0 of the asset group list API is not served; going on with 3.0.");
    }

    private static async Task<int> CallsAsync(Simulator qualys, string endpoint) =>
        (int?)(await qualys.StatsAsync())["byEndpoint"]![endpoint] ?? 0;
}
