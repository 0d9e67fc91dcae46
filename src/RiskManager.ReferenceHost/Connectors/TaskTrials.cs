using LinqToDB;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Connectors;

/// <summary>Remembers which trials of a form have ever succeeded, for the setup.</summary>
internal sealed class TaskTrials(Database database, TimeProvider clock)
{
    public Task RecordAsync(TaskTrial trial, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            database.AcquireAdvisoryLock(connection, "task-trials");
            var row = new TaskTrialRow { Trial = trial.ToString(), At = clock.GetUtcNow().ToUnixTimeMilliseconds() };
            return connection.GetTable<TaskTrialRow>().Any(known => known.Trial == row.Trial) ? 0 : connection.Insert(row);
        },
        cancellationToken);

    public Task<bool> HasSucceededAsync(TaskTrial trial, CancellationToken cancellationToken)
    {
        var name = trial.ToString();
        return database.ReadAsync(connection => connection.GetTable<TaskTrialRow>().Any(row => row.Trial == name), cancellationToken);
    }
}
