using System.Text.Json.Nodes;
using EndToEnd.Tests.Stage;

namespace EndToEnd.Tests;

/// <summary>Limits and passing faults of Qualys: nothing is lost, and nobody is called in a hot loop.</summary>
[TestClass]
public sealed class BadDayTests
{
    [TestMethod]
    [TestCategory("Slow")]
    public async Task Refusals_errors_and_cut_answers_all_at_once_lose_nothing_and_cost_few_calls()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "4000", "--concurrency", "1",
            "--fault", "concurrency-every=3", "--fault", "rate-every=7:1:400", "--fault", "error-500-every=8",
            "--fault", "cut-body-every=11", "--fault", "truncated-body-every=13");
        using var host = new ReferenceHost();
        host.Configure(("Qualys.PageSize", "400"));

        var run = await host.ImportAsync(ImportSettings.For(qualys));

        Assert.AreEqual(("Complete", 4000L), (run.Summary.Status, run.Summary.Created), run.ToString());
        var stats = await qualys.StatsAsync();
        var pages = (4000 / 400) + 1;
        Assert.IsLessThanOrEqualTo(4L * pages, (long)stats["calls"]!, stats.ToJsonString());
        Assert.AreEqual(1, (int)stats["highestRunning"]!);
    }

    [TestMethod]
    [TestCategory("Slow")]
    [DataRow("http-every=3:502")]
    [DataRow("unavailable-every=4:1")]
    [DataRow("empty-body-every=3")]
    [DataRow("html-every=4")]
    [DataRow("truncated-body-every=2")]
    [DataRow("cut-body-every=2")]
    [DataRow("rate-every=3:1")]
    [DataRow("no-limit-headers")]
    [DataRow("loop-chain")]
    [DataRow("backward-chain")]
    [DataRow("several-host-lists")]
    [DataRow("unsorted")]
    [DataRow("wrong-encoding=ISO-8859-1")]
    [DataRow("wrong-encoding=UTF-16")]
    [DataRow("retired-version=4")]
    [DataRow("long-name=7")]
    [DataRow("generic-return-every=4")]
    [DataRow("code-in-list-every=4")]
    [DataRow("http-every=5:202")]
    [DataRow("leading-blanks")]
    [DataRow("control-character=7")]
    [DataRow("invalid-character=7")]
    public async Task A_fault_that_passes_or_can_be_worked_around_loses_nothing(string fault)
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "600", "--fault", fault);
        using var host = new ReferenceHost();
        host.Configure(
            ("Qualys.PageSize", "150"),
            ("Qualys.ApiVersion", fault.StartsWith("retired", StringComparison.Ordinal) ? "3.0" : "5.0"));


        var run = await host.ImportAsync(ImportSettings.For(qualys));

        Assert.AreEqual((0, "Complete", 600L), (run.ExitCode, run.Summary.Status, run.Summary.Created), run.ToString());
        Assert.HasCount(600, await host.AssetsAsync());
    }

    [TestMethod]
    [TestCategory("Slow")]
    [DataRow("missing-id=30")]
    [DataRow("bad-id=30")]
    [DataRow("malformed-host=30")]
    [DataRow("unclosed-host=30")]
    [DataRow("bad-utf8=30")]
    [DataRow("poison-host=30")]
    [DataRow("huge-text=30:1")]
    public async Task One_host_that_cannot_be_taken_costs_one_host(string fault)
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "300", "--fault", fault);
        using var host = new ReferenceHost();
        host.Configure(("Qualys.PageSize", "100"), ("Qualys.Retries", "1"));

        var run = await host.ImportAsync(ImportSettings.For(qualys));

        Assert.AreEqual(
            ("Complete", 300L, 299L, 1L),
            (run.Summary.Status, run.Summary.Expected, run.Summary.Created, run.Summary.Quarantined),
            run.ToString());
        StringAssert.Contains(run.Errors, "Quarantined host");
    }

    [TestMethod]
    public async Task A_host_that_is_delivered_twice_is_imported_once_and_the_second_record_is_quarantined()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "100", "--fault", "duplicate-id=40");
        using var host = new ReferenceHost();

        var run = await host.ImportAsync(ImportSettings.For(qualys));

        Assert.AreEqual(("Complete", 100L, 1L), (run.Summary.Status, run.Summary.Created, run.Summary.Quarantined), run.ToString());
        Assert.HasCount(100, await host.AssetsAsync());
    }

    [TestMethod]
    public async Task A_host_larger_than_an_answer_may_be_is_isolated()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "64", "--fault", "huge-text=20:5");
        using var host = new ReferenceHost();
        host.Configure(("Qualys.PageSize", "32"), ("Qualys.ResponseLimitMegabytes", "2"), ("Qualys.Retries", "1"));

        var run = await host.ImportAsync(ImportSettings.For(qualys));

        Assert.AreEqual(("Complete", 63L, 1L), (run.Summary.Status, run.Summary.Created, run.Summary.Quarantined), run.ToString());
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task Pages_that_are_too_slow_are_made_smaller()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "300", "--fault", "slow-over=60");
        using var host = new ReferenceHost();
        host.Configure(("Qualys.PageSize", "200"), ("Qualys.StallTimeoutSeconds", "1"));

        var run = await host.ImportAsync(ImportSettings.For(qualys));

        Assert.AreEqual(("Complete", 300L), (run.Summary.Status, run.Summary.Created), run.ToString());
        StringAssert.Contains(run.Errors, "hosts a call");
    }

    [TestMethod]
    public async Task A_host_that_is_listed_and_never_delivered_makes_the_run_incomplete_and_is_named()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "200", "--fault", "lost-host=77");
        using var host = new ReferenceHost();

        var run = await host.ImportAsync(ImportSettings.For(qualys));

        Assert.AreEqual(
            (3, "Incomplete", 200L, 199L, 1L),
            (run.ExitCode, run.Summary.Status, run.Summary.Expected, run.Summary.Created, run.Summary.Missing),
            run.ToString());
        StringAssert.Contains(run.Errors, "100098");
    }

    [TestMethod]
    [TestCategory("Slow")]
    [DataRow("purge-during=25", 975)]
    [DataRow("add-during=40", 1040)]
    [DataRow("extra-host=500", 1000)]
    public async Task Hosts_that_come_or_go_during_the_run_are_accounted_for(string fault, int expected)
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "1000", "--fault", fault);
        using var host = new ReferenceHost();
        host.Configure(("Qualys.PageSize", "100"), ("Qualys.ConcurrencyCap", "1"));

        var run = await host.ImportAsync(ImportSettings.For(qualys));

        Assert.AreEqual(
            ("Complete", (long)expected, (long)expected),
            (run.Summary.Status, run.Summary.Expected, run.Summary.Created),
            run.ToString());
    }

    [TestMethod]
    [DataRow("refuse=2000", "another Qualys platform")]
    [DataRow("refuse=2002", "inactive")]
    [DataRow("refuse=2003", "registration")]
    [DataRow("refuse=2011", "SecurID")]
    [DataRow("refuse=2012", "licence")]
    [DataRow("refuse-in-200=2000", "another Qualys platform")]
    [DataRow("refuse=1999", "maintenance")]
    [DataRow("maintenance", "maintenance")]
    [DataRow("forbidden", "may not use this API")]
    [DataRow("not-found", "does not serve")]
    [DataRow("rate-wait-hours=24", "takes the next one in")]
    [DataRow("endless-page=100", "larger than")]
    [DataRow("generic-return-every=1:2000", "another Qualys platform")]
    [DataRow("generic-return-every=1:2001", "has expired")]
    [DataRow("code-in-list-every=1:1999", "maintenance")]
    [DataRow("plain-return-every=1", "Qualys says \"The request could not be served.\"")]
    [DataRow("service-response-every=1", "Qualys says \"The operation failed.\"")]
    [DataRow("http-every=1:410", "any more")]
    [DataRow("any-xml", "is foo and not HOST_LIST_OUTPUT")]
    public async Task A_refusal_ends_the_run_with_its_cause_and_leaves_the_store_as_it_was(string fault, string cause)
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "50", "--fault", fault);
        using var host = new ReferenceHost();
        host.Configure(("Qualys.ResponseLimitMegabytes", "2"), ("Qualys.Retries", "0"));

        var run = await host.ImportAsync(ImportSettings.For(qualys) with { PerimeterMode = "newPerRun", Perimeter = null });

        Assert.AreEqual((4, "Failed"), (run.ExitCode, run.Summary.Status), run.ToString());
        StringAssert.Contains(run.Summary.Error, cause);
        Assert.IsEmpty(await host.AssetsAsync());
    }

    [TestMethod]
    public async Task A_redirect_is_not_followed_so_that_the_password_goes_nowhere_else()
    {
        await using var elsewhere = await QualysPlatform.StartAsync("--hosts", "5");
        await using var qualys = await QualysPlatform.StartAsync(
            "--hosts", "5", "--fault", $"redirect={elsewhere.Url}api/5.0/fo/asset/host/");
        using var host = new ReferenceHost();

        var run = await host.ImportAsync(ImportSettings.For(qualys));

        Assert.AreEqual(4, run.ExitCode, run.ToString());
        StringAssert.Contains(run.Summary.Error, "redirects");
        Assert.AreEqual(0, (int)(await elsewhere.StatsAsync())["calls"]!);
    }

    [TestMethod]
    [TestCategory("Slow")]
    [DataRow("external-entity")]
    [DataRow("entity-bomb")]
    public async Task A_document_type_definition_is_never_processed(string fault)
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "40", "--fault", fault);
        using var host = new ReferenceHost(asProcess: true);

        var run = await host.ImportAsync(ImportSettings.For(qualys));

        Assert.AreEqual(40L, run.Summary.Created + run.Summary.Quarantined, run.ToString());
        Assert.IsFalse(run.ToString().Contains("root:", StringComparison.Ordinal));
        Assert.IsLessThan(400, run.Summary.PeakMegabytes);
    }

    [TestMethod]
    public async Task A_session_is_opened_once_used_for_every_call_and_closed()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "300");
        using var host = new ReferenceHost();
        host.Configure(("Qualys.SignIn", "session"), ("Qualys.PageSize", "50"));

        var run = await host.ImportAsync(ImportSettings.For(qualys));

        Assert.AreEqual(("Complete", 300L), (run.Summary.Status, run.Summary.Created), run.ToString());
        var stats = await qualys.StatsAsync();
        Assert.AreEqual(2, (int)stats["byEndpoint"]!["/api/2.0/fo/session/"]!);
        Assert.AreEqual(0, (int)stats["openSessions"]!);
        Assert.IsFalse(stats["latest"]!.AsArray().Any(call => ((JsonObject)call!["parameters"]!).ContainsKey("password")));
    }
}
