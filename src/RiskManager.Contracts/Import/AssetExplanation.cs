namespace RiskManager.Contracts;

/// <summary>
/// Why an asset has its values (R28). There are few distinct explanations: many assets of a batch share one instance, and a host
/// stores each of them once.
/// </summary>
public sealed class AssetExplanation
{
    /// <summary>The rule that made the name.</summary>
    public required string NameRule { get; init; }

    /// <summary>Where each value comes from, under its name in the import XML.</summary>
    public required IReadOnlyList<FieldOrigin> Fields { get; init; }

    /// <summary>What the operating system was mapped to; null if the task creates no asset components (R13).</summary>
    public OperatingSystemExplanation? OperatingSystem { get; init; }
}
