using LinqToDB;
using Medallion.Threading;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Runs.Execution;

/// <summary>
/// The lock of a task: whoever executes a run holds it, a host or the command line. It dies with its process. Only a process that
/// was paused, or whose machine is cut off, holds a lock that is of no use any more; its sessions are ended.
/// </summary>
internal sealed class TaskLock(Database database)
{
    /// <summary>Long enough for a process that was just killed to lose its session, and for one that begins to record its run.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan AfterSessionsEnded = TimeSpan.FromSeconds(10);

    /// <returns>Null when another process holds it.</returns>
    public Task<IDistributedSynchronizationHandle?> TryTakeAsync(string taskId, CancellationToken cancellationToken) =>
        database.TryLockAsync(taskId, Patience, cancellationToken);

    /// <summary>Takes the lock, also from a node that does not execute the task any more as far as the scheduler knows.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="executing">The nodes that execute the task, by the scheduler's records.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>Null when a living process holds it.</returns>
    public async Task<IDistributedSynchronizationHandle?> TryTakeOverAsync(
        string taskId, IReadOnlyCollection<string> executing, CancellationToken cancellationToken)
    {
        if (await TryTakeAsync(taskId, cancellationToken) is { } free) return free;
        var holder = await database.FindLockHolderAsync(taskId, cancellationToken);
        if (holder is null) return await TryTakeAsync(taskId, cancellationToken);
        if (holder == database.Process.Key || executing.Any(node => ProcessIdentity.IsNameOf(node, holder))) return null;
        if (await IsCommandLineAsync(taskId, holder, cancellationToken)) return null;
        await database.EndSessionsAsync(holder, cancellationToken);
        return await database.TryLockAsync(taskId, AfterSessionsEnded, cancellationToken);
    }

    private Task<bool> IsCommandLineAsync(string taskId, string holder, CancellationToken cancellationToken)
    {
        var prefix = RunOwner.CommandLinePrefix(holder);
        return database.ReadAsync(
            connection => connection.GetTable<RunRow>()
                .Any(run => run.TaskId == taskId && run.Status == RunStatusNames.Running && run.Owner!.StartsWith(prefix)),
            cancellationToken);
    }
}
