using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Runs.Comparison;

/// <summary>What happened to an asset, once for each time that it happened.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="Position">Its place in the list of its kind; pages go on after it.</param>
/// <param name="ImportId">The identity of the asset in its source.</param>
/// <param name="Name">Its name: of a created one as it is now, else as it was then.</param>
internal sealed record Difference(DifferenceKind Kind, DifferencePosition Position, string ImportId, string Name)
{
    /// <summary>The asset's number in the host; it may be gone since. Null: the store does not say.</summary>
    public long? AssetId { get; init; }

    /// <summary>The values that changed.</summary>
    public IReadOnlyList<FieldChange> Changes { get; init; } = [];

    /// <summary>The run that did it; null: a person did, or nobody.</summary>
    public string? RunId { get; init; }

    /// <summary>When it happened, where that is known to the moment.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The person who did it.</summary>
    public string? Account { get; init; }
}
