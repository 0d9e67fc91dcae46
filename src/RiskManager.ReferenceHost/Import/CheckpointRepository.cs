using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Batches;
using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Import;

/// <summary>The checkpoints of tasks.</summary>
internal sealed class CheckpointRepository(Database database, RunFence? fence = null) : ICheckpointRepository
{
    public Task<Checkpoint?> FindAsync(string taskId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection.Rows(
                    "SELECT run_id, state FROM checkpoints WHERE task_id = @task",
                    row => new Checkpoint(taskId, row.GetString(0), row.GetString(1)), ("@task", taskId))
                .FirstOrDefault(),
            cancellationToken);

    public Task RemoveAsync(string taskId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                fence?.Verify(connection);
                return connection.Run("DELETE FROM checkpoints WHERE task_id = @task", ("@task", taskId));
            },
            cancellationToken);
}
