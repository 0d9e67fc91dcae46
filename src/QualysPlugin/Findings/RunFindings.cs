using System.Runtime.CompilerServices;
using QualysPlugin.Completeness;
using RiskManager.Contracts;

namespace QualysPlugin.Findings;

/// <summary>What a run found; a kind that could not be told is null.</summary>
/// <param name="Gone">Hosts that are gone, and those that left the filter.</param>
/// <param name="Identities">Machines that came back under another host ID.</param>
/// <param name="Stale">Hosts that were not scanned.</param>
/// <param name="StaleAfterDays">For how many days.</param>
internal sealed record RunFindings(GoneHosts? Gone, IReadOnlyList<IdentityMatch> Identities, HostIdSet? Stale, int StaleAfterDays)
{
    /// <summary>The kinds that could be told.</summary>
    public IReadOnlyList<FindingKind> Kinds =>
    [
        .. Gone is null ? Array.Empty<FindingKind>() : [FindingKind.Identity, FindingKind.Gone, FindingKind.LeftFilter],
        .. Stale is null ? Array.Empty<FindingKind>() : [FindingKind.Stale],
    ];

    /// <summary>How many findings there are of a kind.</summary>
    public long Count(FindingKind kind) => kind switch
    {
        FindingKind.Identity => Identities.Count,
        FindingKind.Gone => Gone?.Gone.Count ?? 0,
        FindingKind.LeftFilter => Gone?.LeftFilter.Count ?? 0,
        _ => Stale?.Count ?? 0,
    };

    /// <summary>The findings of a kind; made as they are read, because there may be as many as there are assets.</summary>
    public IEnumerable<AssetFinding> Of(FindingKind kind, string source) => kind switch
    {
        FindingKind.Identity => Identities.Select(match => new AssetFinding(kind, Key(source, match.GoneId))
        {
            OtherId = HostId.Text(match.ListedId), Shared = match.SharedNames, IsCertain = match.IsCertain,
        }),
        FindingKind.Gone => Of(kind, source, Gone?.Gone, null),
        FindingKind.LeftFilter => Of(kind, source, Gone?.LeftFilter, null),
        _ => Of(kind, source, Stale, StaleAfterDays),
    };

    /// <summary>All findings.</summary>
    public async IAsyncEnumerable<AssetFinding> StreamAsync(string source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var finding in Kinds.SelectMany(kind => Of(kind, source)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return finding;
        }
    }

    private static IEnumerable<AssetFinding> Of(FindingKind kind, string source, HostIdSet? hosts, int? days) =>
        (hosts?.Ids ?? []).Select(id => new AssetFinding(kind, Key(source, id)) { Days = days });

    private static AssetKey Key(string source, long id) => new(source, HostId.Text(id));
}
