namespace RiskManager.ReferenceHost.Runs.History;

/// <summary>An asset that a run created and that still exists.</summary>
/// <param name="AssetId">Its number in the host; pages go on before it.</param>
/// <param name="ImportId">Its identity in its source.</param>
/// <param name="Name">Its name now.</param>
/// <param name="OperatingSystem">Its operating system now.</param>
internal sealed record CreatedAsset(long AssetId, string? ImportId, string Name, string? OperatingSystem);
