using QualysPlugin.Completeness;
using QualysPlugin.ImportXml;
using RiskManager.Contracts;

namespace QualysPlugin.Runs;

/// <summary>Writes the import XML of a planned batch, has the host apply it with the checkpoint, and counts what was done.</summary>
internal sealed class BatchImporter(
    string taskId, ImportPlan plan, RunState state, CompletenessLedger ledger, ImportDocumentWriter writer, RunServices services)
{
    /// <summary>How long batches that change nothing go without a checkpoint; after a kill they are read again.</summary>
    private static readonly TimeSpan LongestWithoutCheckpoint = TimeSpan.FromSeconds(1);

    private RunCheckpoint? _checkpoint;
    private long _lastCommit = services.Time.GetTimestamp();

    /// <summary>Commits a batch.</summary>
    /// <exception cref="HostStoreException">The host failed, or did something else than it was asked to; the batch is asked for again by the next run.</exception>
    public async Task ImportAsync(PlannedBatch batch, CancellationToken cancellationToken)
    {
        var counts = Count(batch);
        var perimeter = batch.NeedsPerimeter ? await state.Perimeter.ForNewAssetsAsync(cancellationToken).ConfigureAwait(false) : null;
        var checkpoint = Advance(batch, counts);
        if (!batch.WritesAnything && services.Time.GetElapsedTime(_lastCommit) < LongestWithoutCheckpoint)
        {
            Committed(batch, counts, checkpoint, new AppliedBatch(0, 0, 0, false));
            return;
        }

        var applied = await services.Assets.ApplyAsync(
            new ImportBatch
            {
                TaskId = taskId,
                RunId = state.RunId,
                Document = WriteDocument(batch),
                Perimeter = perimeter,
                Responsible = plan.Responsible,
                Fingerprints = Fingerprints(batch),
                Quarantined = [.. batch.Rejected.Select(rejected => new QuarantinedRecord(
                    rejected.Id?.ToString(System.Globalization.CultureInfo.InvariantCulture), rejected.Reason, rejected.Fragment))],
                Checkpoint = new Checkpoint(taskId, state.RunId, checkpoint.Write()),
            },
            cancellationToken).ConfigureAwait(false);
        Verify(counts, applied);
        _lastCommit = services.Time.GetTimestamp();
        Committed(batch, counts, checkpoint, applied);
    }

    private static ImportCounts Count(PlannedBatch batch) => new()
    {
        Created = batch.Count(PlannedAction.Create),
        Recreated = batch.Count(PlannedAction.Recreate),
        Updated = batch.Count(PlannedAction.Update),
        Unchanged = batch.Count(PlannedAction.LeaveUnchanged),
        Quarantined = batch.Rejected.Count,
    };

    private Dictionary<AssetKey, long> Fingerprints(PlannedBatch batch)
    {
        var fingerprints = new Dictionary<AssetKey, long>(batch.Assets.Count);
        foreach (var asset in batch.Assets)
        {
            if (asset.Fingerprint is { } fingerprint)
                fingerprints.Add(new AssetKey(plan.Source, asset.Asset.Id), fingerprint);
        }

        return fingerprints;
    }

    private static void Verify(ImportCounts asked, AppliedBatch applied)
    {
        if (applied.Created != asked.Created + asked.Recreated || applied.Updated != asked.Updated)
        {
            throw new HostStoreException(
                $"The host was asked to create {asked.Created + asked.Recreated} and update {asked.Updated} assets, but created {applied.Created} and updated {applied.Updated}. "
                + "Another task probably imports the same assets; run the task again.");
        }
    }

    /// <summary>The checkpoint that is written with the batch; a batch without a position repeats the last one's.</summary>
    private RunCheckpoint Advance(PlannedBatch batch, ImportCounts counts)
    {
        var advanced = batch.Position is { } position
            ? state.ToCheckpoint(ledger.Committed + CountIds(batch)) with
            {
                Position = position,
                Counts = state.Counts + counts,
                QuarantinedWithoutId = state.QuarantinedWithoutId + batch.Rejected.Count(rejected => rejected.Id is null),
            }
            : _checkpoint ?? state.ToCheckpoint(ledger.Committed);
        return advanced with { Perimeter = state.Perimeter.Name, PerimeterCreated = state.Perimeter.IsCreated || batch.NeedsPerimeter };
    }

    private long CountIds(PlannedBatch batch)
    {
        if (batch.Rejected.Count == 0)
            return batch.Assets.Count;
        var ids = new HashSet<long>(batch.Assets.Select(asset => asset.Asset.HostId));
        ids.UnionWith(batch.Rejected.Where(rejected => rejected.Id is { } id && !ledger.IsCommitted(id)).Select(rejected => rejected.Id!.Value));
        return ids.Count;
    }

    private ArraySegment<byte>? WriteDocument(PlannedBatch batch)
    {
        foreach (var asset in batch.Assets)
        {
            if (asset.Action is PlannedAction.Create or PlannedAction.Recreate)
                writer.AddNew(asset.Asset);
            else if (asset.Action == PlannedAction.Update)
                writer.AddUpdate(asset.Asset);
        }

        return writer.Write();
    }

    private void Committed(PlannedBatch batch, ImportCounts counts, RunCheckpoint checkpoint, AppliedBatch applied)
    {
        foreach (var asset in batch.Assets)
            ledger.Commit(asset.Asset.HostId);
        foreach (var rejected in batch.Rejected)
        {
            if (rejected.Id is { } id)
                ledger.Commit(id);
            else
                state.QuarantinedWithoutId++;
        }

        _checkpoint = checkpoint;
        state.Counts += counts with { ComponentsCreated = applied.ComponentsCreated };
        state.Position = batch.Position ?? state.Position;
        if (applied.PerimeterCreated)
            state.Perimeter.Created();
    }
}
