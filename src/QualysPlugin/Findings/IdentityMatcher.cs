using QualysPlugin.Completeness;
using RiskManager.Contracts;

namespace QualysPlugin.Findings;

/// <summary>
/// Finds the machines that came back under another host ID (R36). Only what exactly two assets of the source have in common counts, one
/// gone and one listed: a value that more of them share is a placeholder, or comes from a cloned image.
/// </summary>
internal sealed class IdentityMatcher
{
    /// <summary>More gone assets are not compared, so that memory stays flat.</summary>
    public const int MaxCompared = 100_000;

    private readonly List<(long Id, MachineIdentity Identity)> _gone = [];
    private readonly Dictionary<long, MachineIdentity> _listed = [];
    private readonly Dictionary<long, Holders>[] _holders = [.. MachineIdentity.Kinds.Select(_ => new Dictionary<long, Holders>())];

    private IdentityMatcher()
    {
    }

    /// <summary>Finds them among the assets of a source, which are streamed twice.</summary>
    /// <param name="assets">The assets.</param>
    /// <param name="source">The source.</param>
    /// <param name="gone">The hosts that Qualys does not list any more.</param>
    /// <param name="isListed">Whether it lists a host.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<IReadOnlyList<IdentityMatch>> FindAsync(
        IImportedAssetRepository assets, string source, HostIdSet gone, Func<long, bool> isListed, CancellationToken cancellationToken)
    {
        var matcher = new IdentityMatcher();
        await foreach (var asset in assets.StreamAsync(source, cancellationToken).ConfigureAwait(false))
        {
            if (matcher._gone.Count < MaxCompared && HostId.Parse(asset.Id) is { } id && gone.Contains(id))
                matcher.AddGone(id, MachineIdentity.Of(asset));
        }

        await foreach (var asset in assets.StreamAsync(source, cancellationToken).ConfigureAwait(false))
        {
            if (HostId.Parse(asset.Id) is { } id)
                matcher.Count(isListed(id) ? id : null, MachineIdentity.Of(asset));
        }

        return matcher.Match();
    }

    private void AddGone(long id, MachineIdentity identity)
    {
        _gone.Add((id, identity));
        foreach (var kind in MachineIdentity.Kinds)
        {
            if (identity[kind] is { } value)
                _holders[(int)kind][value] = default;
        }
    }

    /// <summary>Counts an asset among those that hold the values of gone ones.</summary>
    /// <param name="listedId">Its ID; null when Qualys does not list it.</param>
    /// <param name="identity">What identifies it.</param>
    private void Count(long? listedId, MachineIdentity identity)
    {
        foreach (var kind in MachineIdentity.Kinds)
        {
            if (identity[kind] is not { } value || !_holders[(int)kind].TryGetValue(value, out var holders))
                continue;
            holders = new Holders(holders.Count + 1, listedId ?? holders.ListedId);
            _holders[(int)kind][value] = holders;
            if (listedId is { } id && holders.Count <= Holders.Pair)
                _listed[id] = identity;
        }
    }

    /// <summary>Each gone host with one listed host at most, and the other way round; what is harder goes first.</summary>
    private List<IdentityMatch> Match()
    {
        var matches = new List<IdentityMatch>();
        var (matchedGone, matchedListed) = (new HashSet<long>(), new HashSet<long>());
        foreach (var candidate in Candidates().OrderBy(match => match.Shared[0]).ThenBy(match => match.GoneId))
        {
            if (matchedGone.Contains(candidate.GoneId) || matchedListed.Contains(candidate.ListedId))
                continue;
            matchedGone.Add(candidate.GoneId);
            matchedListed.Add(candidate.ListedId);
            matches.Add(candidate);
        }

        return matches;
    }

    private IEnumerable<IdentityMatch> Candidates()
    {
        foreach (var (id, identity) in _gone)
        {
            var others = MachineIdentity.Kinds.Select(kind => (Kind: kind, Id: OnlyOther(identity, kind)))
                .Where(other => other.Id is not null).GroupBy(other => other.Id!.Value, other => other.Kind);
            foreach (var other in others)
            {
                List<IdentifierKind> shared = [.. other];
                var isEnough = shared[0] < IdentifierKind.DnsName || shared.Count > 1;
                if (isEnough && !identity.Contradicts(_listed[other.Key], shared[0]))
                    yield return new IdentityMatch(id, other.Key, shared);
            }
        }
    }

    /// <summary>The listed host that has a value in common with a gone one, if nobody else has it.</summary>
    private long? OnlyOther(MachineIdentity identity, IdentifierKind kind) =>
        identity[kind] is { } value && _holders[(int)kind].TryGetValue(value, out var holders) && holders.Count == Holders.Pair
            ? holders.ListedId
            : null;

    /// <summary>The assets that hold a value.</summary>
    /// <param name="Count">How many they are.</param>
    /// <param name="ListedId">One of them that Qualys lists; null when it lists none.</param>
    private readonly record struct Holders(int Count, long? ListedId)
    {
        /// <summary>A gone host and one more.</summary>
        public const int Pair = 2;
    }
}
