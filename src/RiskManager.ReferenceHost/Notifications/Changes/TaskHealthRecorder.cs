using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Notifications.Delivery;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Notifications.Changes;

/// <summary>Keeps the health of each task, and puts every change of it into the outbox in the same transaction.</summary>
internal sealed class TaskHealthRecorder(Database database, Outbox outbox)
{
    /// <summary>Lets one process at a time change the health of tasks, until the transaction ends.</summary>
    public void AcquireLock(DataConnection connection) => database.AcquireAdvisoryLock(connection, "task-health");

    /// <summary>The health of a task; a task that never ran is healthy.</summary>
    public static TaskHealth Find(DataConnection connection, string taskId) =>
        connection.GetTable<TaskHealthRow>().Where(row => row.TaskId == taskId).Select(row => row.Health).FirstOrDefault() is { } health
            ? Enum.Parse<TaskHealth>(health)
            : TaskHealth.Healthy;

    /// <summary>Records what a task is now, and tells of it if it was something else. The lock is held.</summary>
    /// <param name="connection">The transaction.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="health">What it is now.</param>
    /// <param name="at">Since when.</param>
    /// <param name="describe">Describes the change, given its identity and the health before.</param>
    /// <returns>Whether it is a change.</returns>
    public bool Record(
        DataConnection connection, string taskId, TaskHealth health, DateTimeOffset at, Func<string, TaskHealth, TaskHealthChange> describe)
    {
        var previous = Find(connection, taskId);
        if (previous == health) return false;
        connection.InsertOrReplace(
            new TaskHealthRow { TaskId = taskId, Health = health.ToString(), Since = at.ToUnixTimeMilliseconds() });
        outbox.Write(connection, describe(Guid.NewGuid().ToString("n"), previous));
        return true;
    }
}
