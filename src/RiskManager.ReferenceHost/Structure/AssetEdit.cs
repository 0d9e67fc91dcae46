namespace RiskManager.ReferenceHost.Structure;

/// <summary>What a person changes on an asset; null: not touched, empty: cleared.</summary>
internal sealed record AssetEdit(string? Name, string? DnsName);
