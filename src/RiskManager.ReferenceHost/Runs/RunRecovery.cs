using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Runs;

/// <summary>
/// Finds runs whose process is gone, shows them as interrupted, and resumes those of active tasks (R24): when the host
/// starts, and every ten seconds for the sake of other processes and nodes.
/// </summary>
internal sealed partial class RunRecovery(
    Database database, RunService runs, HostFolder folder, TimeProvider clock, ILogger<RunRecovery> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    // A run that takes its process down with it would do so for ever.
    private const int MostInARow = 3;

    private readonly HashSet<string> _givenUp = [];

    /// <summary>Looks for interrupted runs once.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var stale = WebConfig.Read(folder.Path).StaleRun();
        var toResume = await database.WriteAsync(connection => Mark(connection, stale), cancellationToken);
        // A run that died in a large import left the lists without their indices.
        if (toResume.Count == 0 && !await database.ReadAsync(connection => connection.GetTable<RunRow>().Any(run => run.Status == RunStatusNames.Running), cancellationToken))
            await database.BuildListIndexesAsync(cancellationToken);
        foreach (var (taskId, name) in toResume)
        {
            if (!await ShallResumeAsync(taskId, name, cancellationToken)) continue;
            LogResuming(name);
            await runs.StartUnattendedAsync(taskId, RunOrigin.Resume, cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is HostStoreException or TaskSettingsException)
            {
                LogFailed(exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <returns>The active tasks whose last run is interrupted, or seems to be on a node that shows no sign of life.</returns>
    private List<(string TaskId, string Name)> Mark(DataConnection connection, TimeSpan stale)
    {
        var now = database.Now(connection, clock);
        var locks = connection.GetTable<RunLockRow>().ToList().ToDictionary(row => row.TaskId);
        var silent = new HashSet<string>();
        foreach (var run in connection.GetTable<RunRow>().Where(run => run.Status == RunStatusNames.Running).ToList())
        {
            if (!locks.TryGetValue(run.TaskId, out var held) || held.RunId != run.Id || LockOwner.Of(held).IsDead())
                RunRecords.MarkInterrupted(connection, run, now.ToUnixTimeMilliseconds());
            else if (now - DateTimeOffset.FromUnixTimeMilliseconds(held.HeartbeatAt) > stale * 2)
                silent.Add(run.TaskId);
        }

        var active = connection.GetTable<TaskRow>().Where(task => task.Active).Select(task => new { task.Id, task.Name }).ToList();
        return [.. active.Where(task => silent.Contains(task.Id) || LastStatuses(connection, task.Id, 1) is [RunStatusNames.Interrupted]).Select(task => (task.Id, task.Name))];
    }

    private async Task<bool> ShallResumeAsync(string taskId, string name, CancellationToken cancellationToken)
    {
        // Read anew: another node may have resumed it meanwhile, to its end.
        var last = await database.ReadAsync(connection => LastStatuses(connection, taskId, MostInARow), cancellationToken);
        if (last.Count < MostInARow || last.Any(status => status != RunStatusNames.Interrupted))
        {
            _givenUp.Remove(taskId);
            return last is [RunStatusNames.Interrupted or RunStatusNames.Running, ..];
        }

        if (_givenUp.Add(taskId)) LogGivenUp(name, MostInARow);
        return false;
    }

    private static List<string> LastStatuses(DataConnection connection, string taskId, int most) =>
        [.. connection.GetTable<RunRow>().Where(run => run.TaskId == taskId && run.Status != RunStatusNames.Skipped)
            .OrderByDescending(run => run.StartedAt).Take(most).Select(run => run.Status)];

    [LoggerMessage(30, LogLevel.Information, "Task {Name}: its last run was interrupted; resuming it.")]
    private partial void LogResuming(string name);

    [LoggerMessage(31, LogLevel.Error, "Task {Name}: its last {Count} runs were interrupted one after the other. It is not resumed by itself any more: find out why, then run it.")]
    private partial void LogGivenUp(string name, int count);

    [LoggerMessage(32, LogLevel.Warning, "Interrupted runs could not be looked for; trying again. {Reason}")]
    private partial void LogFailed(string reason);
}
