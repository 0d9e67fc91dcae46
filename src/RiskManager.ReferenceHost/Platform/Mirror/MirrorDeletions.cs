using LinqToDB;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Platform.Mirror;

/// <summary>Takes note of what people deleted on the platform, as the host does when a person deletes it on a screen.</summary>
internal sealed class MirrorDeletions(DataConnection connection, DateTimeOffset now)
{
    /// <summary>The account in audit log and lists: the API does not tell who deleted something.</summary>
    public const string Account = "Risk Manager";

    public bool DeleteAssets(IReadOnlyCollection<Guid> ids)
    {
        foreach (var chunk in ids.Select(MirrorSources.Text).Chunk(Parameters.MaxInList))
        {
            var gone =
                from link in connection.GetTable<PlatformAssetRow>()
                from asset in connection.GetTable<AssetRow>()
                    .LeftJoin(asset => asset.SourceId == link.SourceId && asset.ImportId == link.ImportId)
                from perimeter in connection.GetTable<PerimeterRow>().LeftJoin(perimeter => perimeter.Id == asset.PerimeterId)
                where chunk.Contains(link.PlatformId)
                select new { Link = link, Asset = asset, Perimeter = perimeter.Name };
            foreach (var row in gone.ToList()) Delete(row.Link, row.Asset, row.Perimeter);
            connection.GetTable<PlatformAssetRow>().Where(row => chunk.Contains(row.PlatformId)).Delete();
        }

        return true;
    }

    public bool DeleteComponents(IReadOnlyCollection<Guid> ids)
    {
        foreach (var id in ids.Select(MirrorSources.Text))
        {
            if (connection.GetTable<PlatformComponentRow>().FirstOrDefault(row => row.ComponentId == id) is not { } link) continue;
            connection.Delete(link);
            var component =
                (from row in connection.GetTable<ComponentRow>()
                 from asset in connection.GetTable<AssetRow>().InnerJoin(asset => asset.Id == row.AssetId)
                 where asset.SourceId == link.SourceId && asset.ImportId == link.ImportId && row.Key == link.Key
                 select new { Row = row, Asset = asset.Name }).FirstOrDefault();
            if (component is null) continue;
            var (assetId, key) = (component.Row.AssetId, component.Row.Key);
            AssetDetailEditing.Delete(
                connection, connection.GetTable<ComponentRow>().Where(row => row.AssetId == assetId && row.Key == key), Account, now);
            Record($"The \"{component.Row.Name}\" asset component from the \"{component.Asset}\" asset was deleted by \"{Account}\"");
        }

        return true;
    }

    private void Delete(PlatformAssetRow link, AssetRow? asset, string? perimeter)
    {
        connection.GetTable<PlatformComponentRow>().Where(row => row.SourceId == link.SourceId && row.ImportId == link.ImportId).Delete();
        // A batch that was never committed created it: for the imports it never existed.
        if (asset is null) return;
        connection.GetTable<AssetRow>().Where(row => row.Id == asset.Id).Delete();
        connection.InsertOrReplace(new DeletedAssetRow
        {
            SourceId = link.SourceId, ImportId = link.ImportId, Name = asset.Name, DeletedBy = Account,
            DeletedAt = now.ToUnixTimeMilliseconds(),
        });
        new AssetEvents(connection, now, Account).Deleted(asset);
        Record($"The \"{asset.Name}\" asset from the \"{perimeter}\" perimeter was deleted by \"{Account}\"");
    }

    private void Record(string entry) => AuditLog.Record(connection, now, AuditModules.Organization, Account, entry);
}
