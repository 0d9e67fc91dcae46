using LinqToDB;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Runs.History;

/// <summary>
/// The tasks that the brake holds (R39): their last run ended held. Planned runs that were skipped since change nothing about it.
/// </summary>
internal static class HeldRuns
{
    /// <summary>The run that holds a task; null when the task is not held.</summary>
    public static RunRow? Find(DataConnection connection, string taskId) =>
        Begun(connection).Where(run => run.TaskId == taskId).OrderByDescending(run => run.StartedAt).FirstOrDefault() is { } last
            && last.Status == RunStatusNames.Held ? last : null;

    /// <summary>The runs that hold a task, one for each.</summary>
    public static IReadOnlyList<RunRow> List(DataConnection connection)
    {
        var runs = Begun(connection);
        return
        [
            .. runs.Where(run => run.Status == RunStatusNames.Held
                && !runs.Any(later => later.TaskId == run.TaskId && later.StartedAt > run.StartedAt)),
        ];
    }

    private static IQueryable<RunRow> Begun(DataConnection connection) =>
        connection.GetTable<RunRow>().Where(run => run.Status != RunStatusNames.Skipped);
}
