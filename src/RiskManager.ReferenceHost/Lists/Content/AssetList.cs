using System.Runtime.CompilerServices;
using LinqToDB;
using RiskManager.ReferenceHost.Lists.Files;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Organization.Perimeters;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Lists.Content;

/// <summary>The assets that a search of the organization finds, whole: perimeter by perimeter, each in the order of the screen.</summary>
internal sealed class AssetList(Database database, AssetSearch search, PerimeterTree tree, TimeProvider clock)
{
    private static readonly ListColumn<(FoundAsset Asset, string? Source, string Perimeter)>[] Columns =
    [
        new(Words.Of($"Asset"), row => row.Asset.Name),
        new(Words.Of($"Host address"), row => row.Asset.HostAddress),
        new(Words.Of($"Operating system"), row => row.Asset.OperatingSystem),
        new(Words.Of($"DNS name"), row => row.Asset.DnsName),
        new(Words.Of($"NetBIOS name"), row => row.Asset.NetBiosName),
        new(Words.Of($"IP address"), row => row.Asset.IpAddress),
        new(Words.Of($"Perimeter"), row => row.Perimeter),
        new(Words.Of($"Source"), row => row.Source),
        new(Words.Of($"ID in its source"), row => row.Asset.ImportId),
        new(Words.Of($"Asset number"), row => row.Asset.Id),
    ];

    /// <param name="perimeterId">Where to look, sub-perimeters included; null, or one that is gone: everywhere.</param>
    /// <param name="query">What narrows the list; it is read from the beginning.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public ExportedList Find(long? perimeterId, AssetQuery query, CancellationToken cancellationToken)
    {
        query = query with { After = null, Before = null, Size = ListPages.PageSize };
        return ExportedList.Of(ListNames.At("organization", clock.GetUtcNow()), ReadAsync(perimeterId, query, cancellationToken), Columns);
    }

    private async IAsyncEnumerable<(FoundAsset Asset, string? Source, string Perimeter)> ReadAsync(
        long? perimeterId, AssetQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var all = (await tree.ReadAsync(cancellationToken)).SelectMany(root => root.WithBelow()).ToList();
        var places = all.FirstOrDefault(node => node.Id == perimeterId)?.WithBelow() ?? all;
        var sources = await database.ReadAsync(
            connection => connection.GetTable<SourceRow>().ToDictionary(row => row.Id, row => row.Name), cancellationToken);
        foreach (var place in places)
        {
            for (var next = query with { Perimeters = [place.Id] }; next is not null;)
            {
                var page = await search.FindAsync(next, cancellationToken);
                foreach (var asset in page.Assets)
                    yield return (asset, asset.SourceId is { } source ? sources.GetValueOrDefault(source) : null, place.Path);
                next = page.Next is { } after ? next with { After = after } : null;
            }
        }
    }
}
