using QualysPlugin.Brake;
using QualysPlugin.Completeness;
using QualysPlugin.Runs.Checkpoints;
using QualysPlugin.Runs.Setup;
using QualysPlugin.Texts;
using RiskManager.Contracts;

namespace QualysPlugin.Runs.Batches;

/// <summary>Has the host apply a batch with the checkpoint, and counts what was done.</summary>
internal sealed class BatchImporter(ImportSession session, RunState state, CompletenessLedger ledger, BatchBrake brake)
{
    private RunCheckpoint? _checkpoint;

    /// <summary>Commits a batch.</summary>
    /// <exception cref="HostStoreException">The host failed, or did not do what it was asked to do. The next run imports the batch
    /// again.</exception>
    /// <exception cref="RunHeldException">With this batch, too many assets would be changed (R39). It was not written.</exception>
    public async Task ImportAsync(PlannedBatch batch, CancellationToken cancellationToken)
    {
        var asked = batch.Counts;
        if (brake.FindHold(batch) is { } held)
            throw held;
        foreach (var rejected in batch.Rejected)
            session.Log.Quarantined(rejected.IdText, rejected.Reason);
        var perimeter = batch.NeedsPerimeter ? await state.Perimeter.ForNewAssetsAsync(cancellationToken).ConfigureAwait(false) : null;
        var checkpoint = Advance(batch, asked);
        var applied = await session.Services.Assets.ApplyAsync(
            new ImportBatch
            {
                TaskId = session.TaskId,
                RunId = state.RunId,
                Document = batch.Document,
                DocumentRead = batch.DocumentRead,
                Perimeter = perimeter,
                Responsible = session.Plan.Responsible,
                Fingerprints = batch.Fingerprints(session.Plan.Source),
                Identifiers = batch.Identifiers(session.Plan.Source),
                Components = [.. batch.Components],
                Explanations = batch.Explanations,
                Quarantined =
                    [.. batch.Rejected.Select(rejected => new QuarantinedRecord(rejected.IdText, rejected.Reason, rejected.Fragment))],
                Checkpoint = Stored(checkpoint),
                CheckpointWithout = refused => Stored(Advance(batch, Without(batch, asked, refused))),
            },
            cancellationToken).ConfigureAwait(false);
        var counts = Reconcile(AfterRefusals(batch, asked, applied), applied, batch.Components.Count());
        Committed(batch, counts, applied.Refused.Count == 0 ? checkpoint : Advance(batch, counts), applied);
    }

    /// <summary>The counts if the host refuses assets: these are quarantined instead of created or updated.</summary>
    private static ImportCounts Without(PlannedBatch batch, ImportCounts asked, IReadOnlyCollection<AssetKey> refused)
    {
        var ids = new HashSet<string>(refused.Select(key => key.Id), StringComparer.Ordinal);
        var actions = batch.Assets.Where(asset => ids.Contains(asset.Asset.Id)).Select(asset => asset.Action).ToList();
        return asked with
        {
            Created = asked.Created - actions.Count(action => action == PlannedAction.Create),
            Recreated = asked.Recreated - actions.Count(action => action == PlannedAction.Recreate),
            Updated = asked.Updated - actions.Count(action => action == PlannedAction.Update),
            Unchanged = asked.Unchanged - actions.Count(action => action == PlannedAction.Unchanged),
            Quarantined = asked.Quarantined + actions.Count,
        };
    }

    private static HostStoreException OtherThanAsked(LocalizedText what) =>
        new(Words.Of(Words.Sentences(what, Words.Of($"Run the task again; if it ends alike, report this."))));

    private Checkpoint Stored(RunCheckpoint checkpoint) => new(session.TaskId, state.RunId, checkpoint.Write());

    private ImportCounts AfterRefusals(PlannedBatch batch, ImportCounts asked, AppliedBatch applied)
    {
        if (applied.Refused.Count == 0)
            return asked;
        foreach (var refused in applied.Refused)
            session.Log.Quarantined(refused.Id, refused.Reason);
        return Without(batch, asked, [.. applied.Refused.Select(refused => new AssetKey(session.Plan.Source, refused.Id!))]);
    }

    /// <summary>
    /// What the host really did. Between the look-up and the batch another task may have created the same assets, or a
    /// person may have deleted one: every asset exists in the end, and the counts say how it got there.
    /// </summary>
    /// <exception cref="HostStoreException">The host did less or more than it was asked to.</exception>
    private ImportCounts Reconcile(ImportCounts asked, AppliedBatch applied, int components)
    {
        var asNew = asked.Created + asked.Recreated;
        var (written, updated) = (applied.Created, applied.Updated);
        if (written + updated != asNew + asked.Updated)
        {
            throw OtherThanAsked(Words.Of(
                $"The host was asked to create {asNew} and update {asked.Updated} assets, but created {written} and updated {updated}."));
        }

        if (applied.ComponentsCreated > components)
        {
            throw OtherThanAsked(Words.Of(
                $"The host was asked to write {components} asset components, but created {applied.ComponentsCreated}."));
        }

        asked = asked with { ComponentsCreated = applied.ComponentsCreated };
        if (applied.Created == asNew)
            return asked;
        session.Log.ChangedInBetween(Math.Abs(asNew - applied.Created));
        var created = Math.Min(asked.Created, applied.Created);
        return asked with { Created = created, Recreated = applied.Created - created, Updated = applied.Updated };
    }

    /// <summary>The checkpoint that is written with the batch; a batch without a position repeats the last one's.</summary>
    private RunCheckpoint Advance(PlannedBatch batch, ImportCounts counts)
    {
        var advanced = batch.Position is { } position
            ? state.ToCheckpoint(ledger.Committed + CountIds(batch)) with
            {
                Position = position,
                Counts = state.Counts + counts,
                Replaced = state.Replaced + batch.CountReplaced,
                Unmapped = state.Unmapped.With(batch.Mappings),
                QuarantinedWithoutId = state.QuarantinedWithoutId + batch.Rejected.Count(rejected => rejected.Id is null),
            }
            : _checkpoint ?? state.ToCheckpoint(ledger.Committed);
        return advanced with
        {
            Perimeter = state.Perimeter.Name, PerimeterCreated = state.Perimeter.IsCreated
            || (batch.NeedsPerimeter && state.Perimeter.IsMissing),
        };
    }

    private long CountIds(PlannedBatch batch)
    {
        if (batch.Rejected.Count == 0)
            return batch.Assets.Count + batch.Settled.Count + batch.Unchanged.Count;
        var ids = new HashSet<long>(batch.Assets.Select(asset => asset.Asset.HostId));
        ids.UnionWith(batch.Rejected.Where(rejected => rejected.Id is { } id && !batch.Settled.Contains(id) && !ledger.IsCommitted(id))
            .Select(rejected => rejected.Id!.Value));
        return ids.Count + batch.Settled.Count + batch.Unchanged.Count;
    }

    private void Committed(PlannedBatch batch, ImportCounts counts, RunCheckpoint checkpoint, AppliedBatch applied)
    {
        ledger.Commit(batch.Unchanged);
        ledger.Commit(batch.Settled);
        state.QuarantinedWithoutId += ledger.Commit(
            batch.Assets.Select(asset => asset.Asset.HostId), batch.Rejected.Select(rejected => rejected.Id));
        state.Counts += counts;
        state.Replaced += batch.CountReplaced;
        state.Unmapped = state.Unmapped.With(batch.Mappings);
        _checkpoint = batch.Position is null ? checkpoint : checkpoint with { Counts = state.Counts, Replaced = state.Replaced };
        state.Position = batch.Position ?? state.Position;
        if (applied.PerimeterCreated)
            state.Perimeter.Created();
    }
}
