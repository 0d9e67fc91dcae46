using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Changes;
using RiskManager.ReferenceHost.Import.Documents;
using RiskManager.ReferenceHost.Import.Lookups;
using RiskManager.ReferenceHost.Import.Tables;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.Batches;

/// <summary>Writes one batch in the transaction of the caller: assets, components, quarantine, checkpoint.</summary>
internal sealed class BatchWriter(
    Database database, DataConnection connection, IImportTables tables, IdCache ids, TimeProvider clock, RunFence? fence)
{
    private const int MaxCharacters = 4096;

    public AppliedBatch Write(
        ImportBatch batch, IReadOnlyList<DocumentAsset> assets, NewAssetPlace? place, CancellationToken cancellationToken)
    {
        fence?.Verify(connection);
        var names = new BatchNames(connection, batch, ids, place);
        var audit = new ImportAudit(connection, clock, batch);
        var runChanges = new RunChanges(connection, batch);
        var values = new CustomValues(connection, names, audit);
        var identities = new BatchIdentities(database, connection, tables, ids);
        identities.Load(assets.Select(asset => new AssetKey(asset.Source, asset.Id)));

        var deletedAssets = new DeletedAssets(connection, identities, audit, runChanges);
        var creation = new AssetCreation(batch, tables, names, identities, deletedAssets, values);
        var update = new AssetUpdate(batch, connection, tables, names, audit, runChanges, values);
        new BatchExplanations(database, connection, batch, ids).Assign(assets);
        foreach (var asset in assets)
        {
            if (identities.Find(new AssetKey(asset.Source, asset.Id)) is { } existing) update.Add(asset, existing);
            else creation.Add(asset);
        }

        cancellationToken.ThrowIfCancellationRequested();
        creation.Write();
        update.Write();
        values.Write();
        new BatchFingerprints(tables, identities).Write(batch, assets);
        cancellationToken.ThrowIfCancellationRequested();
        var deletedComponents = new DeletedComponents(connection, audit);
        var components = new ComponentWriter(connection, tables, identities, deletedComponents, runChanges).Write(batch.Components);
        audit.Write();
        runChanges.Write();
        WriteQuarantine(batch);
        SaveCheckpoint(batch.Checkpoint);
        return new AppliedBatch(creation.Count, assets.Count - creation.Count, components, names.PerimeterCreated);
    }

    private void WriteQuarantine(ImportBatch batch)
    {
        if (batch.Quarantined.Count == 0) return;
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        connection.BulkCopy(batch.Quarantined.Select(record => new QuarantineRow
        {
            RunId = batch.RunId,
            TaskId = batch.TaskId,
            RecordId = record.Id,
            Reason = record.Reason,
            Fragment = record.Fragment.Length > MaxCharacters ? record.Fragment[..MaxCharacters] : record.Fragment,
            At = now,
        }));
    }

    private void SaveCheckpoint(Checkpoint checkpoint)
    {
        if (checkpoint.State.Length > MaxCharacters)
            throw new ImportRefusedException(
                $"The checkpoint has {checkpoint.State.Length} characters, at most {MaxCharacters} are allowed.");
        connection.InsertOrReplace(new CheckpointRow { TaskId = checkpoint.TaskId, RunId = checkpoint.RunId, State = checkpoint.State });
    }
}
