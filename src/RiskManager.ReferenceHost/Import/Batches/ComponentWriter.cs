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
    private readonly List<List<string>> _knowledgeBases = [];

    /// <summary>Asks for the knowledge bases of the components.</summary>
    public void Prefetch(StatementGroup group, IReadOnlyList<StoredComponent> components)
    {
        var ids = components.Select(component => component.KnowledgeBaseId).Distinct(StringComparer.Ordinal);
        foreach (var wanted in ids.Chunk(Parameters.MaxInList))
        {
            var parameters = wanted.Select((id, index) => ($"id{index}", (object?)id)).ToArray();
            var list = string.Join(", ", parameters.Select(parameter => $"@{parameter.Item1}"));
            _knowledgeBases.Add(
                group.Add($"SELECT id FROM knowledge_bases WHERE id IN ({list})", row => row.GetString(0), parameters));
        }
    }

    /// <returns>The components created.</returns>
    public int Write(IReadOnlyList<StoredComponent> components)
    {
        if (components.Count == 0) return 0;
        identities.Load(components.Select(component => component.Asset).Where(asset => identities.Find(asset) is null).Distinct());
        CheckKnowledgeBases(components);
        var (ofNew, ofExisting) = (new List<ComponentRow>(components.Count), new List<(ComponentRow Row, StoredComponent Component)>());
        foreach (var component in components)
        {
            var row = Row(component);
            if (identities.IsCreated(component.Asset)) ofNew.Add(row);
            else ofExisting.Add((row, component));
        }

        if (ofNew.Count > 0) tables.Insert(ofNew);
        return ofNew.Count + WriteOnExisting(ofExisting);
    }

    private int WriteOnExisting(List<(ComponentRow Row, StoredComponent Component)> components)
    {
        if (components.Count == 0) return 0;
        if (runChanges.HasRoom) Record(components);
        var rows = components.ConvertAll(pair => pair.Row);
        deleted.Forget(rows);
        return tables.Write(rows);
    }

    /// <summary>Components of assets that the batch did not create were lost or changed in the host.</summary>
    private void Record(List<(ComponentRow Row, StoredComponent Component)> components)
    {
        foreach (var chunk in components.Chunk(Parameters.MaxInList))
        {
            var ids = chunk.Select(pair => pair.Row.AssetId).Distinct().ToList();
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
        var known = _knowledgeBases.SelectMany(ids => ids).ToHashSet(StringComparer.Ordinal);
        if (components.FirstOrDefault(component => !known.Contains(component.KnowledgeBaseId)) is not { } unknown) return;
        throw new ImportRefusedException(
            $"The asset component \"{unknown.Name}\" of the asset {unknown.Asset}: there is no knowledge base {unknown.KnowledgeBaseId}.");
    }
}
