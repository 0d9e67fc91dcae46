using System.Diagnostics;
using System.Globalization;
using EndToEnd.Tests.Stage;

namespace EndToEnd.Tests;

/// <summary>Killed, cancelled or failed at any instant, the next run goes on (R24).</summary>
[TestClass]
public sealed class ResumeTests
{
    /// <summary>Each row kills at other batches.</summary>
    [TestMethod]
    [TestCategory("Slow")]
    [DataRow(1)]
    [DataRow(3)]
    public Task Kills_at_any_batch_lose_nothing_double_nothing_and_leave_one_perimeter(int seed) => KillAndResumeAsync(seed);

    [TestMethod]
    [TestCategory("Slow")]
    public async Task Kills_at_many_batches_lose_nothing_double_nothing_and_leave_one_perimeter()
    {
        foreach (var seed in Enumerable.Range(101, 18)) await KillAndResumeAsync(seed);
    }

    [TestMethod]
    public async Task A_resumed_run_counts_what_the_interrupted_one_had_created()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "2000");
        using var host = new ReferenceHost();
        host.Configure(("Qualys.PageSize", "200"), ("Qualys.BatchSize", "100"), ("Qualys.Retries", "0"));
        var settings = ImportSettings.For(qualys) with { PerimeterMode = "newPerRun", Perimeter = null };
        await qualys.SetFaultsAsync("html-every=9");
        var first = await host.ImportAsync(settings);
        await qualys.SetFaultsAsync();

        var second = await host.ImportAsync(settings);

        Assert.AreEqual((4, "Failed"), (first.ExitCode, first.Summary.Status), first.ToString());
        Assert.IsGreaterThan(0, first.Summary.Created);
        Assert.AreEqual(
            ("Complete", 2000L, 0L),
            (second.Summary.Status, second.Summary.Created, second.Summary.Unchanged),
            second.ToString());
        Assert.AreEqual(first.Summary.Perimeter, second.Summary.Perimeter);
        StringAssert.Contains(second.Errors, "Going on with the interrupted run");
    }

    [TestMethod]
    [DoNotParallelize]
    public async Task A_cancelled_run_ends_soon_and_the_next_one_goes_on()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "3000", "--page-latency", "0.5");
        using var host = new ReferenceHost();
        host.Configure(("Qualys.PageSize", "100"));
        var settings = ImportSettings.For(qualys);
        using var process = host.StartImport(settings);

        var (output, seconds) = await CancelOnceItSaysAsync(process, "hosts for this task's filter");

        Assert.AreEqual(130, process.ExitCode, output);
        Assert.IsLessThan(2.0, seconds);
        StringAssert.Contains(output, "\"Cancelled\"");
        Assert.AreEqual(0, (await host.ImportAsync(settings)).ExitCode);
    }

    [TestMethod]
    [DoNotParallelize]
    public async Task A_run_that_waits_for_the_limits_can_be_cancelled_at_once()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "10", "--fault", "rate-every=1:1800");
        using var host = new ReferenceHost();
        using var process = host.StartImport(ImportSettings.For(qualys));

        var (output, seconds) = await CancelOnceItSaysAsync(process, "Next call at");

        Assert.AreEqual(130, process.ExitCode, output);
        Assert.IsLessThan(2.0, seconds);
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task Two_processes_that_start_the_same_task_do_not_run_it_twice()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "2000", "--page-latency", "0.3");
        using var host = new ReferenceHost(asProcess: true);
        host.Configure(("Qualys.PageSize", "200"));
        var settings = ImportSettings.For(qualys);

        var runs = await Task.WhenAll(host.ImportAsync(settings), host.ImportAsync(settings));

        Assert.HasCount(1, runs.Where(run => run.ExitCode == 0), string.Join("\n", runs.Select(run => run.ToString())));
        StringAssert.Contains(runs.Single(run => run.ExitCode != 0).ToString(), "already running");
        Assert.HasCount(2000, await host.AssetsAsync());
    }

    private static async Task KillAndResumeAsync(int seed)
    {
        const int maxKills = 3;
        var random = new Random(seed);
        await using var qualys = await QualysPlatform.StartAsync("--hosts", $"{KilledImport.Hosts}", "--rate", "1000000");
        using var host = new ReferenceHost();
        host.Configure(KilledImport.Keys);
        var settings = ImportSettings.For(qualys) with { PerimeterMode = "newPerRun", Perimeter = null };
        await host.AssetsAsync();
        for (var kill = random.Next(1, maxKills + 1); kill > 0; kill--)
            await KilledImport.RunAsync(host, settings, random.Next(1, 40), CountAsync);

        await KilledImport.AssertResumesAsync(host, settings);

        Task<int> CountAsync() => Task.FromResult(int.Parse(
            host.Query("SELECT count(*) FROM assets WHERE source_id IS NOT NULL")[0], CultureInfo.InvariantCulture));
    }

    private static async Task<(string Output, double Seconds)> CancelOnceItSaysAsync(Process process, string text)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        await process.StandardError.ReadUntilAsync(text);
        var watch = Stopwatch.StartNew();
        // Treated as Ctrl+C is, which a shell that runs the tests in the background makes its children ignore.
        await new Launcher("kill", "-TERM", $"{process.Id}").RunAsync();
        await process.WaitForExitAsync().WaitAsync(KilledImport.Limit);
        return (await output, watch.Elapsed.TotalSeconds);
    }
}
