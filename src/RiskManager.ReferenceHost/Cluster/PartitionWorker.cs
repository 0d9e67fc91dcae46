using RiskManager.Contracts;
using RiskManager.ReferenceHost.Connectors;
using RiskManager.ReferenceHost.Runs;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Cluster;

/// <summary>Has this node help with the runs that other nodes watch over: it takes one partition after the other.</summary>
internal sealed partial class PartitionWorker(
    Database database, Nodes nodes, FilledTasks tasks, HostFolder folder, TimeProvider clock, ILogger<PartitionWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly RunPartitions _partitions = new(database, clock);
    private readonly HashSet<string> _refused = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!database.IsShared) return;
        while (true)
        {
            try
            {
                if (await HelpAsync(stoppingToken)) continue;
            }
            catch (Exception exception) when (exception is HostStoreException or TaskSettingsException)
            {
                LogFailed(exception.Message);
            }

            await Task.Delay(Interval, clock, stoppingToken);
        }
    }

    /// <returns>Whether there was something to do.</returns>
    private async Task<bool> HelpAsync(CancellationToken cancellationToken)
    {
        var webConfig = WebConfig.Read(folder.Path);
        var claim = await _partitions.ClaimAnyAsync(nodes.Self, _refused, webConfig.StaleRun(), cancellationToken);
        if (claim is null) return false;
        await using var log = new RunLog(database, clock, claim.Run.CurrentRunId, Unwatched.Instance);
        if (await ReadTaskAsync(claim, log) is not { } task) return true;
        LogHelping(task.Settings.Name, claim.Partition.Number);
        var request = new SessionRequest(task.Type, task.Settings, Unwatched.Instance, Unwatched.Instance) { TaskId = task.Id };
        await new PartitionWork(database, webConfig, _partitions, clock).RunAsync(claim, request, log, cancellationToken);
        return true;
    }

    /// <summary>The task as the run began with it; null when this node cannot run it, so that another may.</summary>
    private async Task<TaskToRun?> ReadTaskAsync(PartitionClaim claim, RunLog log)
    {
        try
        {
            return await tasks.ReadForPartitionAsync(claim.Run.TaskId, claim.Run.CurrentRunId, CancellationToken.None);
        }
        catch (Exception exception) when (exception is TaskSettingsException or TaskChangedException)
        {
            _refused.Add(claim.Run.RunId);
            LogRefused(claim.Run.TaskId, exception.Message);
            log.Write(TaskLogLevel.Warning, 0, $"Process {Environment.ProcessId} on {Environment.MachineName} cannot help with this run. {exception.Message}");
            await _partitions.EndAsync(claim, new IntegrationTaskResult { Status = RunStatus.Cancelled }, CancellationToken.None);
            return null;
        }
    }

    [LoggerMessage(50, LogLevel.Information, "Task {Name}: working on partition {Number} of its run.")]
    private partial void LogHelping(string name, int number);

    [LoggerMessage(51, LogLevel.Error, "Task {TaskId}: this node cannot help with its run. {Reason}")]
    private partial void LogRefused(string taskId, string reason);

    [LoggerMessage(52, LogLevel.Warning, "Partitions of runs could not be looked for, or the end of one not recorded; trying again. {Reason}")]
    private partial void LogFailed(string reason);
}
