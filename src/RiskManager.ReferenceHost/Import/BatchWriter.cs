using LinqToDB.Data;
using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Import;

/// <summary>Writes one batch inside the transaction that the caller holds: assets, components, quarantine, checkpoint.</summary>
internal sealed class BatchWriter(DataConnection connection, BatchStatements statements, TimeProvider clock)
{
    public AppliedBatch Write(ImportBatch batch, IReadOnlyList<ImportedAsset> assets, CancellationToken cancellationToken)
    {
        var names = new BatchNames(connection, batch);
        var audit = new ImportAudit(statements, clock, batch);
        var identities = new BatchIdentities(connection, statements);
        identities.Load(assets.Select(asset => new AssetKey(asset.Source, asset.Id)));

        var creation = new AssetCreation(statements, names, identities, audit);
        var update = new AssetUpdate(statements, names, audit);
        var created = 0;
        foreach (var asset in assets)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (identities.Find(new AssetKey(asset.Source, asset.Id)) is { } existing)
            {
                update.Write(asset, existing);
            }
            else
            {
                creation.Write(asset);
                created++;
            }
        }

        var components = new ComponentWriter(statements, identities).Write(batch.Components, cancellationToken);
        WriteQuarantine(batch);
        SaveCheckpoint(batch.Checkpoint);
        return new AppliedBatch(created, assets.Count - created, components, names.PerimeterCreated);
    }

    private void WriteQuarantine(ImportBatch batch)
    {
        const int mostCharacters = 4096;
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var record in batch.Quarantined)
        {
            var fragment = record.Fragment.Length > mostCharacters ? record.Fragment[..mostCharacters] : record.Fragment;
            statements.InsertQuarantined
                .Set(1, batch.RunId).Set(2, batch.TaskId).Set(3, record.Id).Set(4, record.Reason).Set(5, fragment).Set(6, now)
                .Run();
        }
    }

    private void SaveCheckpoint(Checkpoint checkpoint)
    {
        const int mostCharacters = 4096;
        if (checkpoint.State.Length > mostCharacters)
            throw new ImportRefusedException($"The checkpoint has {checkpoint.State.Length} characters, at most {mostCharacters} are allowed.");
        statements.SaveCheckpoint.Set(1, checkpoint.TaskId).Set(2, checkpoint.RunId).Set(3, checkpoint.State).Run();
    }
}
