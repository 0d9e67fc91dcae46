namespace EndToEnd.Tests.Stage;

/// <summary>Imports that are killed right after a batch was committed, and the one that goes on.</summary>
internal static class KilledImport
{
    public const int Hosts = 6_000;

    private const int BatchSize = 50;

    public static TimeSpan Limit { get; } = TimeSpan.FromMinutes(2);

    public static (string Key, string Value)[] Keys { get; } = [("Qualys.BatchSize", $"{BatchSize}"), ("Qualys.PageSize", "500")];

    /// <summary>Imports in a process of its own and kills it once it has committed some batches, unless it has ended by then.</summary>
    public static async Task RunAsync(ReferenceHost host, ImportSettings settings, int batches, Func<Task<int>> countAsync)
    {
        var enough = await countAsync() + (batches * BatchSize);
        using var process = host.StartImport(settings);
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(Limit);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!process.HasExited && await countAsync() < enough) await tick.WaitForNextTickAsync(limit.Token);
        process.Kill();
        await process.WaitForExitAsync(limit.Token);
    }

    public static async Task AssertResumesAsync(ReferenceHost host, ImportSettings settings)
    {
        var last = await host.ImportAsync(settings);

        Assert.AreEqual((0, "Complete", (long)Hosts), (last.ExitCode, last.Summary.Status, last.Summary.Expected), last.ToString());
        var assets = await host.AssetsAsync();
        Assert.HasCount(Hosts, assets);
        Assert.HasCount(Hosts, assets.Select(asset => (string)asset["id"]!).ToHashSet());
        Assert.HasCount(1, assets.Select(asset => (string)asset["perimeter"]!).ToHashSet());
    }
}
