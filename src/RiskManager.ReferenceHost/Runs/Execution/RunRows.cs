using LinqToDB.Data;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Runs.Execution;

/// <summary>The statements that every run makes on its own record.</summary>
internal static class RunRows
{
    /// <summary>Inserts the record of a run that begins.</summary>
    public static int Insert(DataConnection connection, RunRow run) => connection.Run(
        """
        INSERT INTO runs (id, task_id, task_name, type_id, settings, started_at, status, origin, started_by, started_from, approved_by,
            owner, executed_by, is_assessed)
        VALUES (@id, @task, @name, @type, @settings, @started, @status, @origin, @by, @from, @approved, @owner, @executed, @assessed)
        """,
        ("@id", run.Id), ("@task", run.TaskId), ("@name", run.TaskName), ("@type", run.TypeId), ("@settings", run.Settings),
        ("@started", run.StartedAt), ("@status", run.Status), ("@origin", run.Origin), ("@by", run.StartedBy), ("@from", run.StartedFrom),
        ("@approved", run.ApprovedBy), ("@owner", run.Owner), ("@executed", run.ExecutedBy), ("@assessed", run.IsAssessed));

    /// <summary>Whether a task has an open run but for one.</summary>
    public static bool HasOtherOpen(DataConnection connection, string taskId, string exceptRunId) =>
        connection.Text(
            "SELECT id FROM runs WHERE task_id = @task AND status = @status AND id <> @run LIMIT 1",
            ("@task", taskId), ("@status", RunStatusNames.Running), ("@run", exceptRunId)) is not null;

    /// <summary>The run as its execution began it, so far as its end depends on that; null when the execution does not own it.</summary>
    public static RunRow? FindOwn(DataConnection connection, string runId, string owner) =>
        connection.Rows(
            "SELECT cancelled_by FROM runs WHERE id = @run AND owner = @owner",
            row => new RunRow { Id = runId, CancelledBy = row.IsDBNull(0) ? null : row.GetString(0) },
            ("@run", runId), ("@owner", owner)).FirstOrDefault();

    /// <summary>Writes the end into the record, removes the owner, and the progress that watchers saw.</summary>
    public static void End(DataConnection connection, RunRow run)
    {
        connection.Run("DELETE FROM run_progress WHERE run_id = @run", ("@run", run.Id));
        connection.Run(
            """
            UPDATE runs SET status = @status, error = @error, resumed_run_id = @resumed, expected = @expected, missing = @missing,
                created = @created, recreated = @recreated, updated = @updated, unchanged = @unchanged, quarantined = @quarantined,
                components_created = @components, remote_calls = @calls, perimeter = @perimeter, perimeter_created = @new,
                details = @details, ended_at = @ended, owner = NULL
            WHERE id = @run
            """,
            ("@status", run.Status), ("@error", run.Error), ("@resumed", run.ResumedRunId), ("@expected", run.Expected),
            ("@missing", run.Missing), ("@created", run.Counts.Created), ("@recreated", run.Counts.Recreated),
            ("@updated", run.Counts.Updated), ("@unchanged", run.Counts.Unchanged), ("@quarantined", run.Counts.Quarantined),
            ("@components", run.Counts.ComponentsCreated), ("@calls", run.RemoteCalls), ("@perimeter", run.Perimeter),
            ("@new", run.PerimeterCreated), ("@details", run.Details), ("@ended", run.EndedAt), ("@run", run.Id));
    }
}
