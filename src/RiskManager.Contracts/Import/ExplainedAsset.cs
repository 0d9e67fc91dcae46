namespace RiskManager.Contracts;

/// <summary>An asset of a batch with the reasons for its values.</summary>
/// <param name="Key">The identity of the asset.</param>
/// <param name="Explanation">Why it has its values; shared by assets that have the same reasons.</param>
public sealed record ExplainedAsset(AssetKey Key, AssetExplanation Explanation);
