namespace RiskManager.ReferenceHost.Import.Lookups;

/// <summary>The perimeter of new assets where a platform behind this host has found or created it already.</summary>
/// <param name="Path">The names from the top of the tree down to it.</param>
/// <param name="IsCreated">Whether it was created for the batch.</param>
internal sealed record NewAssetPlace(IReadOnlyList<string> Path, bool IsCreated);
