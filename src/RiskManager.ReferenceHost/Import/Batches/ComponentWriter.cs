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

/// <summary>Creates the asset components of a batch, or updates those that exist (R13).</summary>
internal sealed class ComponentWriter(
    DataConnection connection, IImportTables tables, BatchIdentities identities, DeletedComponents deleted, RunChanges runChanges)
{
    /// <returns>The components created.</returns>
    public int Write(IReadOnlyList<StoredComponent> components)
    {
        if (components.Count == 0) return 0;
        identities.Load(components.Select(component => component.Asset).Distinct());
        CheckKnowledgeBases(components);
        var rows = components.Select(Row).ToList();
        if (runChanges.HasRoom) Record(components, rows);
        deleted.Forget(rows.Zip(components).Where(pair => !identities.IsCreated(pair.Second.Asset)).Select(pair => pair.First));
        return tables.Write(rows);
    }

    /// <summary>Components of assets that the batch did not create were lost or changed in the host.</summary>
    private void Record(IReadOnlyList<StoredComponent> components, List<ComponentRow> rows)
    {
        var onExisting = rows.Zip(components).Where(pair => !identities.IsCreated(pair.Second.Asset)).ToList();
        foreach (var chunk in onExisting.Chunk(Parameters.MaxInList))
        {
            var ids = chunk.Select(pair => pair.First.AssetId).Distinct().ToList();
            var before = connection.GetTable<ComponentRow>().Where(row => row.Imported && ids.Contains(row.AssetId))
                .ToDictionary(row => (row.AssetId, row.Key), row => row.Name);
            var names = connection.GetTable<AssetRow>().Where(row => ids.Contains(row.Id)).ToDictionary(row => row.Id, row => row.Name);
            foreach (var (row, component) in chunk)
            {
                var change = new FieldChange("component", before.GetValueOrDefault((row.AssetId, row.Key)), row.Name);
                if (change.OldValue != change.NewValue) runChanges.Updated(row.AssetId, component.Asset.Id, names[row.AssetId], change);
            }
        }
    }

    private ComponentRow Row(StoredComponent component)
    {
        var asset = identities.Find(component.Asset)
            ?? throw new ImportRefusedException(
                $"The asset component \"{component.Name}\" belongs to the asset {component.Asset}, which the host does not hold.");
        return new ComponentRow
        {
            AssetId = asset.Id,
            Key = component.Key,
            Imported = true,
            Name = component.Name,
            Cpe = component.CpeName,
            KnowledgeBaseId = component.KnowledgeBaseId,
        };
    }

    private void CheckKnowledgeBases(IReadOnlyList<StoredComponent> components)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var ids = components.Select(component => component.KnowledgeBaseId).Distinct(StringComparer.Ordinal);
        foreach (var wanted in ids.Chunk(Parameters.MaxInList))
            known.UnionWith(connection.GetTable<KnowledgeBaseRow>().Where(row => wanted.Contains(row.Id)).Select(row => row.Id));
        if (components.FirstOrDefault(component => !known.Contains(component.KnowledgeBaseId)) is not { } unknown) return;
        throw new ImportRefusedException(
            $"The asset component \"{unknown.Name}\" of the asset {unknown.Asset}: there is no knowledge base {unknown.KnowledgeBaseId}.");
    }
}
