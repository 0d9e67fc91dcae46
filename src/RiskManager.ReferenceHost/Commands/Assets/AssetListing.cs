using LinqToDB;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Commands.Assets;

/// <summary>
/// Streams every asset with its components, in the order in which the assets were created. Two streams in one order are
/// merged, so that memory does not grow with the organization.
/// </summary>
internal static class AssetListing
{
    public static IAsyncEnumerable<AssetLine> StreamAsync(Database database, CancellationToken cancellationToken) =>
        database.StreamAsync(connection => Read(database, connection), cancellationToken);

    private static IEnumerable<AssetLine> Read(Database database, DataConnection connection)
    {
        // Perimeters, types and sources are few; without them in the join the database reads the assets in their order.
        var perimeters = connection.GetTable<PerimeterRow>().ToDictionary(row => row.Id, row => row.Name);
        var types = connection.GetTable<AssetTypeRow>().ToDictionary(row => row.Id, row => row.Name);
        var sources = connection.GetTable<SourceRow>().ToDictionary(row => row.Id, row => row.Name);

        using var second = database.OpenConnection();
        using var components = second.GetTable<ComponentRow>().OrderBy(row => row.AssetId).ThenBy(row => row.Key).AsEnumerable()
            .GetEnumerator();
        var more = components.MoveNext();
        foreach (var asset in connection.GetTable<AssetRow>().OrderBy(row => row.Id))
        {
            var own = new List<ComponentLine>();
            while (more && components.Current.AssetId <= asset.Id)
            {
                var row = components.Current;
                if (row.AssetId == asset.Id) own.Add(new ComponentLine(row.Name, row.Cpe, row.KnowledgeBaseId));
                more = components.MoveNext();
            }

            yield return new AssetLine(
                asset.SourceId is { } source ? sources[source] : null,
                asset.ImportId,
                asset.Name,
                types[asset.TypeId],
                perimeters.GetValueOrDefault(asset.PerimeterId, ""),
                asset.HostAddress,
                asset.DnsName,
                asset.NetBiosName,
                asset.IpAddress,
                asset.OperatingSystem,
                own);
        }
    }
}
