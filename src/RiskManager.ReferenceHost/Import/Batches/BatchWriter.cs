using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Changes;
using RiskManager.ReferenceHost.Import.Documents;
using RiskManager.ReferenceHost.Import.Lookups;
using RiskManager.ReferenceHost.Import.Tables;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Import.Batches;

/// <summary>Writes one batch in the transaction of the caller: assets, components, quarantine, checkpoint.</summary>
internal sealed class BatchWriter(
    Database database, DataConnection connection, IImportTables tables, IdCache ids, TimeProvider clock, RunFence? fence,
    Redaction? redaction)
{
    private const int MaxCharacters = 4096;
    private const int MaxIdentifierCharacters = 1000;

    public AppliedBatch Write(
        ImportBatch batch, IReadOnlyList<DocumentAsset> assets, NewAssetPlace? place, CancellationToken cancellationToken)
    {
        CheckIdentifiers(batch);
        var names = new BatchNames(connection, batch, ids, place);
        var audit = new ImportAudit(connection, clock, batch);
        var runChanges = new RunChanges(connection, batch);
        var values = new CustomValues(connection, names, audit);
        var identities = new BatchIdentities(database, connection, tables, ids);
        var deletedAssets = new DeletedAssets(connection, identities, audit, runChanges);
        var deletedComponents = new DeletedComponents(connection, audit);
        var components = new ComponentWriter(connection, tables, identities, deletedComponents, runChanges);
        Read(batch, assets, names, identities, deletedAssets, components);

        var last = new StatementGroup(connection);
        var creation = new AssetCreation(batch, last, tables, names, identities, deletedAssets, values);
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
        new UnwrittenAssets(tables, identities).Write(batch, assets);
        cancellationToken.ThrowIfCancellationRequested();
        var componentsCreated = components.Write(batch.Components);
        audit.Write();
        runChanges.Write();
        WriteQuarantine(batch);
        SaveCheckpoint(last, batch.Checkpoint);
        last.Run();
        return new AppliedBatch(creation.Count, assets.Count - creation.Count, componentsCreated, names.PerimeterCreated);
    }

    /// <summary>Reads what almost every batch needs to know, in one round trip to a server.</summary>
    private void Read(
        ImportBatch batch, IReadOnlyList<DocumentAsset> assets, BatchNames names, BatchIdentities identities,
        DeletedAssets deletedAssets, ComponentWriter components)
    {
        var first = new StatementGroup(connection);
        var owned = fence?.Prefetch(first);
        identities.Prefetch(first, assets.Select(asset => new AssetKey(asset.Source, asset.Id)));
        names.Prefetch(first, assets);
        deletedAssets.Prefetch(first, assets);
        components.Prefetch(first, batch.Components);
        first.Run();
        if (owned is not null) RunFence.ThrowIfTakenOver(owned);
        identities.Complete();
    }

    private static void CheckIdentifiers(ImportBatch batch)
    {
        foreach (var (key, identifiers) in batch.Identifiers)
        {
            if (identifiers.Length > MaxIdentifierCharacters)
            {
                throw new ImportRefusedException(
                    $"The identifiers of {key.Source}/{key.Id} have {identifiers.Length} characters, at most "
                    + $"{MaxIdentifierCharacters} are allowed.");
            }
        }
    }

    private void WriteQuarantine(ImportBatch batch)
    {
        if (batch.Quarantined.Count == 0) return;
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        connection.BulkCopy(batch.Quarantined.Select(record => new QuarantineRow
        {
            RunId = batch.RunId,
            TaskId = batch.TaskId,
            RecordId = record.Id is { } id ? Clean(id) : null,
            Reason = Clean(record.Reason),
            Fragment = Clean(record.Fragment) is var fragment && fragment.Length > MaxCharacters ? fragment[..MaxCharacters] : fragment,
            At = now,
        }));
    }

    private string Clean(string text) => redaction?.Clean(text) ?? text;

    private static void SaveCheckpoint(StatementGroup group, Checkpoint checkpoint)
    {
        if (checkpoint.State.Length > MaxCharacters)
            throw new ImportRefusedException(
                $"The checkpoint has {checkpoint.State.Length} characters, at most {MaxCharacters} are allowed.");
        group.Add(
            """
            INSERT INTO checkpoints (task_id, run_id, state) VALUES (@task, @run, @state)
            ON CONFLICT (task_id) DO UPDATE SET run_id = excluded.run_id, state = excluded.state
            """,
            ("task", checkpoint.TaskId), ("run", checkpoint.RunId), ("state", checkpoint.State));
    }
}
