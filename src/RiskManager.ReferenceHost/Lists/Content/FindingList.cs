using System.Runtime.CompilerServices;
using RiskManager.ReferenceHost.Findings;
using RiskManager.ReferenceHost.Lists.Files;
using RiskManager.ReferenceHost.Organization.Perimeters;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Lists.Content;

/// <summary>The findings that a filter finds, whole, in the order of the screen.</summary>
internal sealed class FindingList(FindingSearch search, PerimeterTree tree, TimeProvider clock)
{
    /// <summary>Also those of the findings of one run.</summary>
    public static readonly ListColumn<Finding>[] Columns =
    [
        new(Words.Of($"Kind"), row => row.Kind),
        new(Words.Of($"Task"), row => row.Task),
        new(Words.Of($"Asset"), row => row.Name),
        new(Words.Of($"Source"), row => row.Source),
        new(Words.Of($"ID in its source"), row => row.Id),
        new(Words.Of($"Perimeter"), row => row.Perimeter),
        new(Words.Of($"What to do"), row => row.LocalReason),
        new(Words.Of($"Since"), row => row.Since),
        new(Words.Of($"Other ID"), row => row.OtherId),
        new(Words.Of($"Other asset"), row => row.OtherName),
        new(Words.Of($"In common"), row => string.Join(", ", row.Shared)),
    ];

    /// <param name="query">What narrows the list; it is read from the beginning.</param>
    /// <param name="perimeterId">Where the assets are, sub-perimeters included; null, or one that is gone: everywhere.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public ExportedList Find(FindingQuery query, long? perimeterId, CancellationToken cancellationToken) => ExportedList.Of(
        ListNames.At("findings", clock.GetUtcNow()),
        ReadAsync(query with { After = null, Size = ListPages.PageSize }, perimeterId, cancellationToken), Columns);

    private async IAsyncEnumerable<Finding> ReadAsync(
        FindingQuery query, long? perimeterId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var roots = await tree.ReadAsync(cancellationToken);
        var place = roots.SelectMany(root => root.WithBelow()).FirstOrDefault(node => node.Id == perimeterId);
        for (var next = query with { Perimeters = place?.WithBelow().Select(node => node.Id).ToList() }; next is not null;)
        {
            var page = await search.FindAsync(next, cancellationToken);
            foreach (var finding in page.Findings)
                yield return finding;
            next = page.Next is { } after ? next with { After = after } : null;
        }
    }
}
