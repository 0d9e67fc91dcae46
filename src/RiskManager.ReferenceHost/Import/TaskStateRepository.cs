using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Batches;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import;

/// <summary>What tasks remember from run to run.</summary>
internal sealed class TaskStateRepository(Database database, RunFence? fence = null) : ITaskStateRepository
{
    public Task<string?> FindAsync(string taskId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection.GetTable<TaskStateRow>().Where(row => row.TaskId == taskId).Select(row => row.State).FirstOrDefault(),
            cancellationToken);

    public Task SaveAsync(string taskId, string? state, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                fence?.Verify(connection);
                return state is null
                    ? connection.GetTable<TaskStateRow>().Where(row => row.TaskId == taskId).Delete()
                    : connection.InsertOrReplace(new TaskStateRow { TaskId = taskId, State = state });
            },
            cancellationToken);
}
