using RiskManager.Contracts;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Notifications.Changes;

/// <summary>What the end of a run says about its task.</summary>
internal static class TaskHealthRules
{
    /// <param name="run">A run that has ended.</param>
    /// <param name="loginRefused">Whether the remote service refused the login.</param>
    /// <param name="maxInterruptions">After so many interruptions a run is not resumed.</param>
    /// <returns>Null when it says nothing: it was cancelled, skipped, or is going to be resumed.</returns>
    public static TaskHealth? Of(RunRow run, bool loginRefused, int maxInterruptions)
    {
        if (run.Status == RunStatusNames.Interrupted) return run.Takeovers >= maxInterruptions ? TaskHealth.Failed : null;
        if (run.Status == RunStatusNames.Complete) return TaskHealth.Healthy;
        if (run.Status == RunStatusNames.Failed) return loginRefused ? TaskHealth.LoginRefused : TaskHealth.Failed;
        if (run.Status == RunStatusNames.Incomplete) return TaskHealth.Incomplete;
        return run.Status == nameof(RunStatus.Held) ? TaskHealth.Held : null;
    }
}
