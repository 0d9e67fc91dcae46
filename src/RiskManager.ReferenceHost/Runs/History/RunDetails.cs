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

    /// <summary>Whether the remote service refused the login.</summary>
    public bool LoginRefused { get; init; }

    /// <summary>Of a run that never began.</summary>
    public static string OfError(ITranslatedFault error) =>
        JsonSerializer.Serialize(new RunDetails([], [], 0, new Dictionary<string, long>()) { ErrorTranslations = error.Translations });
}
