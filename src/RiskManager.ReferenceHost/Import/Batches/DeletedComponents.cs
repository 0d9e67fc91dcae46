using LinqToDB;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Import.Changes;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.Batches;

/// <summary>What is known of imported asset components that people deleted, until an import creates them again (R7).</summary>
internal sealed class DeletedComponents(DataConnection connection, ImportAudit audit)
{
    /// <summary>Takes note that components exist again; those that a person had deleted are recorded (R30).</summary>
    public void Forget(IEnumerable<ComponentRow> written)
    {
        var rows = connection.GetTable<DeletedComponentRow>();
        if (connection.Number("SELECT 1 FROM deleted_components LIMIT 1") is null) return;
        foreach (var chunk in written.Chunk(Parameters.MaxInList))
        {
            var components = chunk.ToDictionary(component => (component.AssetId, component.Key), component => component.Name);
            var ids = chunk.Select(component => component.AssetId).Distinct().ToList();
            var returned = rows.Where(row => ids.Contains(row.AssetId))
                .Join(
                    connection.GetTable<AssetRow>(), row => row.AssetId, asset => asset.Id,
                    (row, asset) => new { Row = row, Asset = asset.Name })
                .OrderBy(pair => pair.Row.AssetId).ToList();
            foreach (var pair in returned)
            {
                if (!components.TryGetValue((pair.Row.AssetId, pair.Row.Key), out var name)) continue;
                audit.ComponentReturned(name, pair.Row.Name, pair.Asset, pair.Row.DeletedBy);
                connection.Delete(pair.Row);
            }
        }
    }
}
