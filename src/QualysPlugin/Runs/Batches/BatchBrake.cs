using QualysPlugin.Brake;
using QualysPlugin.Completeness;
using QualysPlugin.Runs.Checkpoints;
using RiskManager.Contracts;

namespace QualysPlugin.Runs.Batches;

/// <summary>The brake at a checkpoint: looks at each batch before it is written (R39).</summary>
internal sealed class BatchBrake(string source, RunBrake brake, RunState state, CompletenessLedger ledger)
{
    /// <summary>
    /// Why the run is held; null: it goes on. An incremental run reads few hosts, and reads them because they changed, so the share is of
    /// all that are listed.
    /// </summary>
    public RunHeldException? FindHold(PlannedBatch batch)
    {
        var replaced = batch.Replaced(source);
        var of = state.Kind == RunKind.Incremental ? ledger.Listed : (state.Counts + batch.Counts).Accounted;
        return brake.CheckChanged(state.Replaced + replaced.Count, of, replaced);
    }
}
