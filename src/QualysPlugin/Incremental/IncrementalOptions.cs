using QualysPlugin.Runs.Setup;

namespace QualysPlugin.Incremental;

/// <summary>What the form, <c>web.config</c> and the host's capabilities say about incremental runs.</summary>
/// <param name="Obstacle">Why no run of the task is incremental, as the end of a sentence; null: nothing is in the way.</param>
/// <param name="FullRunEveryDays">The most days from one full run to the next.</param>
/// <param name="Overlap">How much further back than the last complete run an incremental one looks.</param>
internal sealed record IncrementalOptions(string? Obstacle, int FullRunEveryDays, TimeSpan Overlap)
{
    public static IncrementalOptions Of(ImportPlan plan, RunServices services)
    {
        var obstacle = !plan.Settings.IncrementalRuns ? "the task is set to read every host."
            : services.TaskStates is null ? "this host keeps nothing for a task from run to run."
            : services.Fingerprints is null ? "this host keeps no fingerprints of assets."
            : null;
        return new IncrementalOptions(obstacle, plan.Settings.FullRunEveryDays, plan.Tuning.ProcessedOverlap);
    }
}
