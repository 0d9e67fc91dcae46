namespace RiskManager.Contracts;

/// <summary>An asset of another source that may be the same machine (R10).</summary>
/// <param name="Key">The asset that the run created.</param>
/// <param name="Name">Its name.</param>
/// <param name="OtherName">The name of the other asset.</param>
/// <param name="OtherSource">The source of the other asset; null if a person created it.</param>
/// <param name="OtherPerimeter">The perimeter of the other asset.</param>
/// <param name="SharedValue">The DNS name or IP address that both have.</param>
public sealed record LookAlike(AssetKey Key, string Name, string OtherName, string? OtherSource, string OtherPerimeter, string SharedValue);
