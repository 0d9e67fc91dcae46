using EndToEnd.Tests.Stage;

namespace EndToEnd.Tests;

/// <summary>A platform that goes on for ever does not keep a run for ever.</summary>
[TestClass]
public sealed class EndlessAnswerTests
{
    [TestMethod]
    public async Task An_answer_that_trickles_without_end_is_asked_for_again_in_smaller_pages()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "300", "--fault", "trickle-body-every=4");
        using var host = new ReferenceHost();
        host.Configure(("Qualys.PageSize", "100"), ("Qualys.ReceiveTimeoutSeconds", "2"));

        var run = await host.ImportAsync(ImportSettings.For(qualys));

        Assert.AreEqual((0, "Complete", 300L), (run.ExitCode, run.Summary.Status, run.Summary.Created), run.ToString());
        StringAssert.Contains(run.Errors, "did not end within 2 seconds");
    }

    [TestMethod]
    public async Task A_platform_that_repeats_its_first_page_ends_the_run_and_what_came_is_kept()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "300", "--fault", "repeat-first-page");
        using var host = new ReferenceHost();
        host.Configure(("Qualys.PageSize", "100"));

        var run = await host.ImportAsync(ImportSettings.For(qualys));

        Assert.AreEqual((4, "Failed", 100L), (run.ExitCode, run.Summary.Status, run.Summary.Created), run.ToString());
        StringAssert.Contains(run.Errors, "do not advance");
        Assert.HasCount(100, await host.AssetsAsync());
    }
}
