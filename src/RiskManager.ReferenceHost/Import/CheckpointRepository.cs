using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Batches;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import;

/// <summary>The checkpoints of tasks.</summary>
internal sealed class CheckpointRepository(Database database, RunFence? fence = null) : ICheckpointRepository
{
    public Task<Checkpoint?> FindAsync(string taskId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection.GetTable<CheckpointRow>().Where(row => row.TaskId == taskId).ToList()
                .Select(row => new Checkpoint(row.TaskId, row.RunId, row.State)).FirstOrDefault(),
            cancellationToken);

    public Task RemoveAsync(string taskId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                fence?.Verify(connection);
                return connection.GetTable<CheckpointRow>().Where(row => row.TaskId == taskId).Delete();
            },
            cancellationToken);
}
