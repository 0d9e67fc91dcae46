using LinqToDB;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Import.Changes;
using RiskManager.ReferenceHost.Import.Documents;
using RiskManager.ReferenceHost.Import.Lookups;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.Batches;

/// <summary>The custom attributes that a document carries; those of a batch are read and written together.</summary>
internal sealed class CustomValues(DataConnection connection, BatchNames names, ImportAudit audit)
{
    private readonly List<(DocumentAsset Asset, CustomAttributeRow Attribute, CustomValueRow Row, bool Clears)> _values = [];

    public void Add(DocumentAsset asset, long assetId, long type)
    {
        foreach (var (name, value) in asset.CustomValues ?? [])
        {
            var attribute = names.Attribute(asset, type, name);
            var row = new CustomValueRow { AssetId = assetId, AttributeId = attribute.Id, Value = value ?? "" };
            _values.Add((asset, attribute, row, value is null));
        }
    }

    public void Write()
    {
        foreach (var chunk in _values.Chunk(Parameters.MaxInList))
        {
            var ids = chunk.Select(value => value.Row.AssetId).Distinct().ToList();
            var existing = connection.GetTable<CustomValueRow>().Where(row => ids.Contains(row.AssetId))
                .ToDictionary(row => (row.AssetId, row.AttributeId));
            foreach (var (asset, attribute, row, clears) in chunk)
            {
                var current = existing.GetValueOrDefault((row.AssetId, row.AttributeId));
                if (current is { ByHand: true } && (clears || current.Value != row.Value))
                    audit.Overwritten(asset, null, attribute.Name, current.Value, clears ? null : row.Value);
                if (!clears) connection.InsertOrReplace(row);
                else if (current is not null) connection.Delete(current);
            }
        }
    }
}
