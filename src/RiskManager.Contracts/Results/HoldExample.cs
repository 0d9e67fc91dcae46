namespace RiskManager.Contracts;

/// <summary>One asset of those that made a run stop (R39).</summary>
/// <param name="Key">The identity.</param>
/// <param name="Old">What the host holds, for example the name; null if it does not hold the asset.</param>
/// <param name="New">What the run would write; null if it is not known because the record was not read yet.</param>
public sealed record HoldExample(AssetKey Key, string? Old, string? New);
