using System.Security.Cryptography;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Commands.Imports;
using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Connectors;
using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Runs;
using RiskManager.ReferenceHost.Runs.Execution;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Runs.Live;
using RiskManager.ReferenceHost.Setup;

namespace RiskManager.ReferenceHost.Commands.Demo;

/// <summary>
/// <c>demo</c>: a simulated Qualys, a configured task, its first import, and the screen; with <c>--real-host</c> a simulated Risk Manager
/// that keeps the assets.
/// </summary>
internal sealed class DemoCommand(ConsoleStreams streams, PluginCatalog plugins)
{
    private const int ScreenPort = 5080;

    private readonly ImportCommand _import = new(streams, plugins, TimeProvider.System);

    public Task<int> RunAsync(DemoArguments arguments, CancellationToken cancellationToken) =>
        arguments.Once ? RunOnceAsync(arguments, cancellationToken) : CommandFaults.GuardAsync(streams, async () =>
        {
            await using var platform = await DemoPlatform.StartAsync(arguments, cancellationToken);
            using var host = await OpenAsync(arguments, cancellationToken);
            using var mark = ServingMark.Set(host.Folder);
            var (simulator, task) = await StartSimulatorAsync(host, arguments, cancellationToken);
            await using (simulator) await ServeAsync(host, task, arguments.Json, cancellationToken);
            return ExitCodes.Complete;
        });

    private async Task<int> RunOnceAsync(DemoArguments arguments, CancellationToken cancellationToken)
    {
        RunOutcome outcome;
        try
        {
            await using var platform = await DemoPlatform.StartAsync(arguments, cancellationToken);
            using var host = await OpenAsync(arguments, cancellationToken);
            var (simulator, task) = await StartSimulatorAsync(host, arguments, cancellationToken);
            await using (simulator) outcome = await _import.RunTaskAsync(host, task, false, null, cancellationToken);
        }
        catch (Exception exception)
        {
            outcome = RunOutcome.NotBegun(exception, TimeSpan.Zero);
        }

        await _import.ReportAsync(outcome, arguments.Json);
        return ExitCodes.Of(outcome.Result);
    }

    private async Task<OpenedHost> OpenAsync(DemoArguments arguments, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(arguments.DataFolder);
        await streams.Messages.WriteLineAsync($"Opening the data folder {folder}; a new one gets its database now.");
        return await OpenedHost.OpenAsync(folder, cancellationToken);
    }

    private async Task<(SimulatorProcess Simulator, ConfiguredTask Task)> StartSimulatorAsync(
        OpenedHost host, DemoArguments arguments, CancellationToken cancellationToken)
    {
        var type = plugins.Get(null);
        var password = RandomNumberGenerator.GetHexString(24);
        var program = SimulatorProgram.Qualys(arguments.Assets, SimulatorPort.Of(host.Folder), DemoTask.User, password);
        await streams.Messages.WriteLineAsync($"Starting the simulated Qualys with {ProgressText.Number(arguments.Assets)} machines.");
        var simulator = await SimulatorProcess.StartAsync(program, cancellationToken);
        return (simulator, DemoTask.Of(type, simulator.Url, password));
    }

    private async Task ServeAsync(OpenedHost host, ConfiguredTask task, bool json, CancellationToken cancellationToken)
    {
        var address = SiteAddress.Parse($"http://127.0.0.1:{SimulatorPort.FreePort(ScreenPort)}", behindProxy: false);
        await streams.Messages.WriteLineAsync("Starting the screens.");
        await using var site = ConnectorsSite.Build(host, plugins, address, SetupStart.Hidden(host.WebConfig));

        // Before the site starts: it resumes interrupted runs at once, and the simulator has a new password.
        var taskId = await DemoTask.SaveAsync(site.Services.GetRequiredService<ConnectorTasks>(), task, cancellationToken);
        await site.ServeAsync(address, async bound =>
        {
            await streams.Results.WriteLineAsync($"Connectors: {bound}");
            await streams.Results.FlushAsync(cancellationToken);
            await streams.Messages.WriteLineAsync("The first import is running; the screen shows it. Press Ctrl+C to end.");
            var outcome = await RunAsync(site.Services, taskId, cancellationToken);
            foreach (var link in await DemoLinks.OfAsync(host, bound, cancellationToken))
                await (json ? streams.Messages : streams.Results).WriteLineAsync(link);
            await _import.ReportAsync(outcome, json);
            await streams.Results.FlushAsync(cancellationToken);
            await streams.Messages.WriteLineAsync(
                $"""
                Open {bound} in a browser. Press Ctrl+C to end.
                Data: {host.Folder}. To start over, end this with Ctrl+C and delete that folder.
                """);
        }, cancellationToken);
    }

    /// <summary>Runs the task through the run service, or follows the run that was resumed, with progress on standard error.</summary>
    private async Task<RunOutcome> RunAsync(IServiceProvider services, string taskId, CancellationToken cancellationToken)
    {
        string? runId = null;
        try
        {
            runId = await services.GetRequiredService<RunService>().StartAsync(taskId, Account.Local, cancellationToken);
        }
        catch (TaskAlreadyRunningException)
        {
            // A run of an earlier start has been resumed already.
        }

        var progress = new LineProgress(streams.Messages.WriteLine, TimeProvider.System);
        await foreach (var live in services.GetRequiredService<LiveRuns>().WatchAsync(cancellationToken))
        {
            var run = live.FirstOrDefault(run => run.TaskId == taskId);
            if (run is null) break;
            runId = run.RunId;
            progress.Report(run.Progress);
        }

        var history = services.GetRequiredService<RunHistory>();
        var ended = (
            runId is null
                ? (await history.LastRunsAsync(cancellationToken)).GetValueOrDefault(taskId)
                : await history.FindAsync(runId, cancellationToken))!;
        return new RunOutcome(ended.Id, ended.Result, ended.Duration ?? TimeSpan.Zero);
    }
}
