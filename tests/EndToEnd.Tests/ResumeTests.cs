using System.Diagnostics;
using QualysPlugin.HostTests.Stage;

namespace QualysPlugin.HostTests;

/// <summary>Killed, cancelled or failed at any instant, the next run goes on (R24).</summary>
[TestClass]
public sealed class ResumeTests
{
    private const int Hosts = 60_000;

    [TestMethod]
    public async Task Kills_at_random_moments_lose_nothing_double_nothing_and_leave_one_perimeter()
    {
        const int rounds = 20;
        const int mostKills = 3;
        var random = new Random(20261124);
        await using var qualys = await Simulator.StartAsync("--hosts", $"{Hosts}", "--rate", "1000000");
        for (var round = 0; round < rounds; round++)
        {
            using var host = new ReferenceHost();
            var settings = ImportSettings.For(qualys) with { PerimeterMode = "newPerRun", Perimeter = null };
            var file = Path.Combine(host.Folder, "settings.json");
            settings.WriteTo(file);
            for (var kill = random.Next(1, mostKills + 1); kill > 0; kill--)
            {
                using var process = host.Start(["import", "--settings", file, "--data", host.Data, "--json"]);
                await KillAfterAsync(process, TimeSpan.FromMilliseconds(random.Next(300, 2_500)));
            }

            var last = await host.ImportAsync(settings);

            Assert.AreEqual((0, "Complete", (long)Hosts), (last.ExitCode, last.Summary.Status, last.Summary.Expected), $"Round {round}: {last}");
            var assets = await host.AssetsAsync();
            Assert.HasCount(Hosts, assets.Select(asset => (string)asset["id"]!).ToHashSet(), $"Round {round}");
            Assert.HasCount(Hosts, assets, $"Round {round}");
            Assert.HasCount(1, assets.Select(asset => (string)asset["perimeter"]!).ToHashSet(), $"Round {round}");
        }
    }

    [TestMethod]
    public async Task A_resumed_run_counts_what_the_interrupted_one_had_created()
    {
        await using var qualys = await Simulator.StartAsync("--hosts", "2000");
        using var host = new ReferenceHost();
        host.Configure(("Qualys.PageSize", "200"), ("Qualys.BatchSize", "100"), ("Qualys.Retries", "0"));
        var settings = ImportSettings.For(qualys) with { PerimeterMode = "newPerRun", Perimeter = null };
        await qualys.SetFaultsAsync("html-every=6");
        var first = await host.ImportAsync(settings);
        await qualys.SetFaultsAsync();

        var second = await host.ImportAsync(settings);

        Assert.AreEqual((4, "Failed"), (first.ExitCode, first.Summary.Status), first.ToString());
        Assert.IsGreaterThan(0, first.Summary.Created);
        Assert.AreEqual(("Complete", 2000L, 0L), (second.Summary.Status, second.Summary.Created, second.Summary.Unchanged), second.ToString());
        Assert.AreEqual(first.Summary.Perimeter, second.Summary.Perimeter);
        StringAssert.Contains(second.Errors, "Going on with the interrupted run");
    }

    [TestMethod]
    public async Task A_cancelled_run_ends_soon_and_the_next_one_goes_on()
    {
        await using var qualys = await Simulator.StartAsync("--hosts", "3000", "--page-latency", "0.5");
        using var host = new ReferenceHost();
        host.Configure(("Qualys.PageSize", "100"));
        var settings = ImportSettings.For(qualys);
        var file = Path.Combine(host.Folder, "settings.json");
        settings.WriteTo(file);
        using var process = host.Start(["import", "--settings", file, "--data", host.Data, "--json"]);

        var (output, seconds) = await CancelOnceItSaysAsync(process, "hosts for this task's filter");

        Assert.AreEqual(130, process.ExitCode, output);
        Assert.IsLessThan(2.0, seconds);
        StringAssert.Contains(output, "\"Cancelled\"");
        Assert.AreEqual(0, (await host.ImportAsync(settings)).ExitCode);
    }

    [TestMethod]
    public async Task A_run_that_waits_for_the_limits_can_be_cancelled_at_once()
    {
        await using var qualys = await Simulator.StartAsync("--hosts", "10", "--fault", "rate-every=1:1800");
        using var host = new ReferenceHost();
        var file = Path.Combine(host.Folder, "settings.json");
        ImportSettings.For(qualys).WriteTo(file);
        using var process = host.Start(["import", "--settings", file, "--data", host.Data, "--json"]);

        var (output, seconds) = await CancelOnceItSaysAsync(process, "Next call at");

        Assert.AreEqual(130, process.ExitCode, output);
        Assert.IsLessThan(2.0, seconds);
    }

    [TestMethod]
    public async Task Two_processes_that_start_the_same_task_do_not_run_it_twice()
    {
        await using var qualys = await Simulator.StartAsync("--hosts", "2000", "--page-latency", "0.3");
        using var host = new ReferenceHost();
        host.Configure(("Qualys.PageSize", "200"));
        var settings = ImportSettings.For(qualys);

        var runs = await Task.WhenAll(host.ImportAsync(settings), host.ImportAsync(settings));

        Assert.HasCount(1, runs.Where(run => run.ExitCode == 0), string.Join("\n", runs.Select(run => run.ToString())));
        StringAssert.Contains(runs.Single(run => run.ExitCode != 0).ToString(), "already running");
        Assert.HasCount(2000, await host.AssetsAsync());
    }

    private static async Task KillAfterAsync(Process process, TimeSpan delay)
    {
        // The moment of the kill is what this test is about; a run that was quicker has simply ended before.
        using var patience = new CancellationTokenSource(delay);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task<(string Output, double Seconds)> CancelOnceItSaysAsync(Process process, string text)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        await WaitForLineAsync(process.StandardError, text);
        var watch = Stopwatch.StartNew();
        // Treated as Ctrl+C is, which a shell that runs the tests in the background makes its children ignore.
        using var signal = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync();
        return (await output, watch.Elapsed.TotalSeconds);
    }

    private static async Task WaitForLineAsync(StreamReader reader, string text)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
                return;
        }

        Assert.Fail($"The process ended without saying \"{text}\".");
    }
}
