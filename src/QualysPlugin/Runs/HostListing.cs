using QualysPlugin.Completeness;
using QualysPlugin.Filters;
using QualysPlugin.Runs.Setup;

namespace QualysPlugin.Runs;

/// <summary>What Qualys lists for a filter: what has to be accounted for (R22).</summary>
/// <param name="Ids">The IDs of each pass.</param>
/// <param name="At">When, by Qualys' clock; null if it did not say.</param>
internal sealed record HostListing(IReadOnlyList<HostIdSet> Ids, DateTimeOffset? At)
{
    /// <summary>Asks for the IDs of all hosts, and whether there is a newer version of the API.</summary>
    public static async Task<HostListing> ReadAsync(ImportSession session, HostFilter filter, CancellationToken cancellationToken)
    {
        var listed = new List<HostIdSet>();
        DateTimeOffset? listedAt = null;
        foreach (var pass in filter.Passes)
        {
            var response = await session.Inventory.ListIdsAsync(pass, cancellationToken).ConfigureAwait(false);
            listed.Add(response.Ids);
            listedAt ??= response.ListedAt;
        }

        if (listed.Select(ids => ids.Lowest).FirstOrDefault(id => id is not null) is { } known)
        {
            var now = listedAt ?? session.Services.Time.GetUtcNow();
            await session.Inventory.LookForNewerVersionAsync(known, now, cancellationToken).ConfigureAwait(false);
        }

        return new HostListing(listed, listedAt);
    }
}
