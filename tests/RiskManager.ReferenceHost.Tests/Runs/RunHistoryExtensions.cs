using RiskManager.ReferenceHost.Runs.History;

namespace RiskManager.ReferenceHost.Tests.Runs;

internal static class RunHistoryExtensions
{
    /// <summary>The last runs of a task, newest first.</summary>
    public static Task<IReadOnlyList<RunRecord>> RunsOfAsync(this RunHistory history, string? taskId) =>
        history.FindAsync(RunFilter.OfTask(taskId), null, 10, CancellationToken.None);
}
