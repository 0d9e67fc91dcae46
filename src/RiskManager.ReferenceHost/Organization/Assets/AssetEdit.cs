namespace RiskManager.ReferenceHost.Organization.Assets;

/// <summary>What a person changes on an asset; null: not touched, empty: cleared.</summary>
internal sealed record AssetEdit(string? Name, string? DnsName)
{
    public string? HostAddress { get; init; }

    public string? NetBiosName { get; init; }

    public string? IpAddress { get; init; }

    public string? OperatingSystem { get; init; }

    public string? Description { get; init; }

    /// <summary>1 (very low) to 5 (very high).</summary>
    public int? Relevance { get; init; }
}
