using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Changes;
using RiskManager.ReferenceHost.Import.Documents;
using RiskManager.ReferenceHost.Import.Lookups;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.Batches;

/// <summary>What is known of assets that people deleted, until an import creates them again (R6).</summary>
internal sealed class DeletedAssets(DataConnection connection, BatchIdentities identities, ImportAudit audit, RunChanges runChanges)
{
    private readonly Dictionary<string, List<bool>> _any = new(StringComparer.Ordinal);

    /// <summary>Asks whether anything was deleted of the sources of a batch, which the identities know by now.</summary>
    public void Prefetch(StatementGroup group, IReadOnlyList<DocumentAsset> assets)
    {
        foreach (var asset in assets)
        {
            if (_any.ContainsKey(asset.Source)) continue;
            _any[asset.Source] = group.Add(
                "SELECT 1 FROM deleted_assets WHERE source_id = @source LIMIT 1", _ => true,
                ("source", identities.SourceNumber(asset.Source)));
        }
    }

    /// <summary>Takes note that assets exist again; those that a person had deleted are recorded (R30).</summary>
    public void Forget(IReadOnlyCollection<DocumentAsset> created, BatchNames names)
    {
        if (_any.Values.All(any => any.Count == 0)) return;
        foreach (var group in created.GroupBy(asset => asset.Source, StringComparer.Ordinal).Where(group => _any[group.Key].Count > 0))
        {
            var source = identities.SourceNumber(group.Key);
            var rows = connection.GetTable<DeletedAssetRow>().Where(row => row.SourceId == source);
            foreach (var chunk in group.Chunk(Parameters.MaxInList))
            {
                var assets = chunk.ToDictionary(asset => asset.Id, StringComparer.Ordinal);
                var ids = assets.Keys.ToList();
                var those = rows.Where(row => ids.Contains(row.ImportId));
                foreach (var row in those.OrderBy(row => row.ImportId).ToList())
                {
                    var asset = assets[row.ImportId];
                    audit.Recreated(asset, names.Perimeter(asset).Name, row.Name, row.DeletedBy);
                    runChanges.Recreated(identities.Find(new AssetKey(asset.Source, asset.Id))!.Value.Id, asset, row.Name);
                }

                those.Delete();
            }
        }
    }
}
