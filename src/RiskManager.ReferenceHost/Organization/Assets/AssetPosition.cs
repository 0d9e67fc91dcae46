namespace RiskManager.ReferenceHost.Organization.Assets;

/// <summary>Where a page ended: the folded value of the sort column, and the asset.</summary>
internal sealed record AssetPosition(string Key, long Id);
