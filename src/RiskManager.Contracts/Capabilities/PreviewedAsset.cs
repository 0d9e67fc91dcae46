namespace RiskManager.Contracts;

/// <summary>What a run would do with one record (R23).</summary>
/// <param name="Key">The identity of the asset; null if the record has none.</param>
/// <param name="Action">What would be done.</param>
/// <param name="Name">The name that the asset would have; null for quarantined records.</param>
public sealed record PreviewedAsset(AssetKey? Key, PreviewAction Action, string? Name)
{
    /// <summary>The rule that gave the name, or the reason for a quarantine.</summary>
    public string? Rule { get; init; }

    /// <summary>The values that would be overwritten.</summary>
    public IReadOnlyList<FieldChange> Changes { get; init; } = [];

    /// <summary>Where each value would come from (R28); null for quarantined records.</summary>
    public AssetExplanation? Explanation { get; init; }

    /// <summary>What the operating system is mapped to; null if the task creates no asset components (R13).</summary>
    public OperatingSystemExplanation? OperatingSystem { get; init; }
}
