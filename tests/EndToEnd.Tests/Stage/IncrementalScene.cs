using System.Diagnostics;

namespace EndToEnd.Tests.Stage;

/// <summary>A Qualys whose clock moves on from day to day, and a host that imported it once.</summary>
internal sealed class IncrementalScene : IAsyncDisposable
{
    /// <summary>The hosts that there are at first.</summary>
    public const int Hosts = 2_000;

    private readonly ImportSettings _settings;
    private double _aheadHours;
    private (long Calls, long HostsRead) _before;

    private IncrementalScene(Simulator qualys, ImportSettings settings, double aheadHours, bool asProcess)
    {
        Host = new ReferenceHost(asProcess);
        Qualys = qualys;
        _settings = settings;
        _aheadHours = aheadHours;
    }

    public Simulator Qualys { get; }

    public ReferenceHost Host { get; }

    public static async Task<IncrementalScene> AfterFirstImportAsync(
        Func<ImportSettings, ImportSettings>? change = null, double aheadHours = 0, bool asProcess = false, params string[] faults)
    {
        var switches = faults.SelectMany(fault => new[] { "--fault", fault });
        var qualys = await QualysPlatform.StartAsync(["--hosts", $"{Hosts}", "--clock-ahead-hours", $"{aheadHours}", .. switches]);
        var settings = ImportSettings.For(qualys) with { IncrementalRuns = true };
        var scene = new IncrementalScene(qualys, change is null ? settings : change(settings), aheadHours, asProcess);
        var run = await scene.Host.ImportAsync(scene._settings);
        Assert.AreEqual((0, "full"), (run.ExitCode, run.Summary.Kind), run.ToString());
        await scene.SinceLastAsync();
        return scene;
    }

    public Task<HostRun> ImportNextDayAsync(int days = 1, params string[] more) => ImportNextDayAsync(settings => settings, days, more);

    public async Task<HostRun> ImportNextDayAsync(Func<ImportSettings, ImportSettings> change, int days = 1, params string[] more)
    {
        _aheadHours += days * 24;
        await Qualys.SetClockAsync(_aheadHours);
        return await Host.ImportAsync(change(_settings), more);
    }

    public Process Start() => Host.StartImport(_settings);

    /// <summary>The calls, and the hosts that were delivered, since this was asked last.</summary>
    public async Task<(long Calls, long HostsRead)> SinceLastAsync()
    {
        var stats = await Qualys.StatsAsync();
        var now = ((long)stats["calls"]!, (long)stats["hostsDelivered"]!);
        var since = (now.Item1 - _before.Calls, now.Item2 - _before.HostsRead);
        _before = now;
        return since;
    }

    public async ValueTask DisposeAsync()
    {
        await Qualys.DisposeAsync();
        Host.Dispose();
    }
}
