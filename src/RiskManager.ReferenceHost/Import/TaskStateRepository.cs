using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Batches;
using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Import;

/// <summary>What tasks remember from run to run.</summary>
internal sealed class TaskStateRepository(Database database, RunFence? fence = null) : ITaskStateRepository
{
    private const string Save =
        "INSERT INTO task_states (task_id, state) VALUES (@task, @state) ON CONFLICT (task_id) DO UPDATE SET state = excluded.state";

    public Task<string?> FindAsync(string taskId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection.Text("SELECT state FROM task_states WHERE task_id = @task", ("@task", taskId)),
            cancellationToken);

    public Task SaveAsync(string taskId, string? state, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                fence?.Verify(connection);
                return state is null
                    ? connection.Run("DELETE FROM task_states WHERE task_id = @task", ("@task", taskId))
                    : connection.Run(Save, ("@task", taskId), ("@state", state));
            },
            cancellationToken);
}
