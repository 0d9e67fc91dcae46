namespace RiskManager.ReferenceHost.Organization.Assets;

/// <summary>What a person changes on an asset; null: not touched, empty: cleared.</summary>
internal sealed record AssetEdit(string? Name, string? DnsName)
{
    /// <summary>The most characters of a field that has no limit of its own.</summary>
    public const int MaxTextLength = 1_000;

    public const int MaxDescriptionLength = 10_000;

    public string? HostAddress { get; init; }

    public string? NetBiosName { get; init; }

    public string? IpAddress { get; init; }

    public string? OperatingSystem { get; init; }

    public string? Description { get; init; }

    /// <summary>1 (very low) to 5 (very high).</summary>
    public int? Relevance { get; init; }
}
