using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import;

/// <summary>Creates the asset components of a batch, or brings those that exist to the values of the batch (R13).</summary>
internal sealed class ComponentWriter(DataConnection connection, IImportTables tables, BatchIdentities identities)
{
    /// <returns>The components created.</returns>
    public int Write(IReadOnlyList<StoredComponent> components)
    {
        if (components.Count == 0) return 0;
        identities.Load(components.Select(component => component.Asset).Distinct());
        CheckKnowledgeBases(components);
        return tables.Write([.. components.Select(Row)]);
    }

    private ComponentRow Row(StoredComponent component)
    {
        var asset = identities.Find(component.Asset)
            ?? throw new ImportRefusedException($"The asset component \"{component.Name}\" belongs to the asset {component.Asset}, which the host does not hold.");
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
        foreach (var wanted in components.Select(component => component.KnowledgeBaseId).Distinct(StringComparer.Ordinal).Chunk(Parameters.MostInAList))
            known.UnionWith(connection.GetTable<KnowledgeBaseRow>().Where(row => wanted.Contains(row.Id)).Select(row => row.Id));
        if (components.FirstOrDefault(component => !known.Contains(component.KnowledgeBaseId)) is { } unknown)
            throw new ImportRefusedException($"The asset component \"{unknown.Name}\" of the asset {unknown.Asset}: there is no knowledge base {unknown.KnowledgeBaseId}.");
    }
}
