using System.Text.Json;
using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Runs.History;

/// <summary>The lists of a run's result and its kind, kept as JSON beside its numbers.</summary>
internal sealed record RunDetails(
    IReadOnlyList<string> MissingIds,
    IReadOnlyList<UnmappedOperatingSystem> UnmappedOperatingSystems,
    long AssetsWithUnlistedOperatingSystem,
    IReadOnlyDictionary<string, long> BlankRequiredAttributes,
    RunKind? Kind = null)
{
    /// <summary>The error in other languages; records of older versions have none.</summary>
    public IReadOnlyDictionary<string, string> ErrorTranslations { get; init; } = new Dictionary<string, string>();

    /// <summary>Why the run was held; null unless it was (R39).</summary>
    public RunHold? Hold { get; init; }

    /// <summary>How many findings of each kind there were at the end; kinds that were not looked for are absent (R36, R37).</summary>
    public IReadOnlyDictionary<FindingKind, long> Findings { get; init; } = new Dictionary<FindingKind, long>();

    /// <summary>Whether the remote service refused the login.</summary>
    public bool LoginRefused { get; init; }

    /// <summary>Of a run that never began.</summary>
    public static string OfError(ITranslatedFault error) =>
        new RunDetails([], [], 0, new Dictionary<string, long>()) { ErrorTranslations = error.Translations }.Write();

    public string Write() => JsonSerializer.Serialize(this, RunDetailsJson.Default.RunDetails);
}
