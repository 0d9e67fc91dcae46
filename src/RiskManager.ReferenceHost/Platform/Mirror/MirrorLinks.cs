using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.Rest.Mirror;

namespace RiskManager.ReferenceHost.Platform.Mirror;

/// <summary>Reads which of the platform's assets are ours.</summary>
internal static class MirrorLinks
{
    public static IReadOnlyDictionary<Guid, PlatformLink> Find(DataConnection connection, IReadOnlyCollection<Guid> ids)
    {
        var found = new Dictionary<Guid, PlatformLink>();
        foreach (var chunk in ids.Select(MirrorSources.Text).Chunk(Parameters.MaxInList))
        {
            foreach (var link in Links(connection, connection.GetTable<PlatformAssetRow>().Where(row => chunk.Contains(row.PlatformId))))
                found[link.PlatformId] = link;
            foreach (var copy in connection.GetTable<PlatformCopyRow>().Where(row => chunk.Contains(row.PlatformId)).ToList())
            {
                var id = MirrorSources.Id(copy.PlatformId);
                found.TryAdd(id, new PlatformLink(id, null, null, false, false));
            }
        }

        return found;
    }

    /// <summary>Counts the assets of a source that this host holds and that the platform never got.</summary>
    public static int CountUnlinked(DataConnection connection, long source) =>
        connection.GetTable<AssetRow>().Count(asset => asset.SourceId == source
            && !connection.GetTable<PlatformAssetRow>().Any(link => link.SourceId == source && link.ImportId == asset.ImportId));

    public static IReadOnlyList<PlatformLink> FindUnseen(DataConnection connection, string source, long sync, int max) =>
        MirrorSources.Find(connection, source) is { } number
            ?
            [
                .. Links(
                    connection, connection.GetTable<PlatformAssetRow>().Where(row => row.SourceId == number && row.Sync < sync).Take(max)),
            ]
            : [];

    private static IEnumerable<PlatformLink> Links(DataConnection connection, IQueryable<PlatformAssetRow> rows) =>
        from row in
            (from row in rows
             from source in connection.GetTable<SourceRow>().InnerJoin(source => source.Id == row.SourceId)
             from asset in connection.GetTable<AssetRow>()
                 .LeftJoin(asset => asset.SourceId == row.SourceId && asset.ImportId == row.ImportId)
             select new { Link = row, Source = source.Name, AssetId = (long?)asset.Id }).ToList()
        select new PlatformLink(
            MirrorSources.Id(row.Link.PlatformId), new AssetKey(row.Source, row.Link.ImportId), MirrorSources.Time(row.Link.UpdatedOn),
            row.Link.IsExact, row.AssetId is null);
}
