using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Runs;

/// <summary>The lists of a run's result and its kind, kept as JSON beside its numbers.</summary>
internal sealed record RunDetails(
    IReadOnlyList<string> MissingIds,
    IReadOnlyList<UnmappedOperatingSystem> UnmappedOperatingSystems,
    long AssetsWithUnlistedOperatingSystem,
    IReadOnlyDictionary<string, long> BlankRequiredAttributes,
    RunKind? Kind = null);
