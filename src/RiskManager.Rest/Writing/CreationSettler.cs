using RiskManager.Rest.Calls;
using RiskManager.Rest.Client;
using RiskManager.Rest.Lookups;
using RiskManager.Rest.Mirror;

namespace RiskManager.Rest.Writing;

/// <summary>
/// Finds out whether something that was begun was created: by the key attribute, else by name, perimeter, creator and time. Only what was
/// created after the intention, by our login and for no other identity counts, so that an older copy is never taken for it.
/// </summary>
internal sealed class CreationSettler(PlatformClient client, IPlatformMirror mirror, LoginLookup login)
{
    private const int MaxNameInFilter = 100;

    private static readonly TimeSpan MaxClockSkew = TimeSpan.FromMinutes(5);

    /// <returns>The asset; null: it was not created.</returns>
    public async Task<Guid?> FindAssetAsync(Intention intention, IReadOnlySet<Guid> claimed, CancellationToken cancellationToken)
    {
        var filter = client.Options.KeyAttribute is { } attribute
            ? PlatformFilter.Equal(attribute, AssetBody.KeyText(intention.Key))
            : Named(intention.Name);
        var candidates = new List<AssetData>();
        await foreach (var page in client.ListAssetsAsync(filter, cancellationToken))
            candidates.AddRange(page.Where(asset => !claimed.Contains(asset.Id)));
        if (candidates.Count == 0) return null;

        var ours = await login.FindAsync(cancellationToken);
        var links = await mirror.FindLinksAsync([.. candidates.Select(candidate => candidate.Id)], cancellationToken);
        return candidates
            .Where(candidate => !links.ContainsKey(candidate.Id) && IsOurs(candidate, intention, ours))
            .OrderBy(candidate => candidate.CreatedOn ?? DateTimeOffset.MaxValue).ThenBy(candidate => candidate.Id)
            .Select(candidate => (Guid?)candidate.Id).FirstOrDefault();
    }

    /// <returns>The component of the asset and its knowledge base; null: there is none.</returns>
    public async Task<Guid?> FindComponentAsync(Guid asset, string knowledgeBaseId, CancellationToken cancellationToken)
    {
        var filter = $"{PlatformFilter.Equal("AssetId", asset)} and {PlatformFilter.Equal("KnowledgeBaseId", knowledgeBaseId)}";
        await foreach (var page in client.ListComponentsAsync(filter, cancellationToken)) return page[0].Id;
        return null;
    }

    /// <summary>A name of 400 characters may be more than a query string can hold, so the beginning of a long one has to do.</summary>
    private static string Named(string name)
    {
        if (name.Length <= MaxNameInFilter) return PlatformFilter.Equal("Name", name);
        var end = char.IsHighSurrogate(name[MaxNameInFilter - 1]) ? MaxNameInFilter - 1 : MaxNameInFilter;
        return PlatformFilter.StartsWith("Name", name[..end]);
    }

    /// <summary>
    /// The latest moment that a date can mean. Of our own creations an hour that is off must not hide one: the manual does not say that
    /// dates are UTC, nor that they come from the clock of the web server.
    /// </summary>
    private static DateTimeOffset Latest(DateTimeOffset date, bool isOurs)
    {
        if (!isOurs) return date;
        var local = date.UtcDateTime - date.Offset;
        return new DateTimeOffset(local > date.UtcDateTime ? local : date.UtcDateTime, TimeSpan.Zero) + MaxClockSkew;
    }

    private bool IsOurs(AssetData candidate, Intention intention, string? ours)
    {
        var hasCreators = ours is not null && candidate.CreatedBy is not null;
        if (hasCreators && !candidate.CreatedBy!.Equals(ours, StringComparison.OrdinalIgnoreCase)) return false;
        var hasKey = client.Options.KeyAttribute is not null;
        // People's copies have other creators, and what carried the key before is known: then no clock has to be trusted.
        if (hasCreators && hasKey) return true;
        if (candidate.CreatedOn is { } created && Latest(created, hasCreators) < intention.At) return false;
        if (hasKey) return true;
        return string.Equals(candidate.Name?.Trim(), intention.Name.Trim(), StringComparison.Ordinal)
            && string.Equals(string.Join(" > ", candidate.PerimeterPath()), intention.Perimeter, StringComparison.OrdinalIgnoreCase);
    }
}
