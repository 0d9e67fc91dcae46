namespace RiskManager.ReferenceHost.Organization.Assets;

/// <summary>A page of assets.</summary>
/// <param name="Assets">At most <see cref="AssetQuery.Size"/>.</param>
/// <param name="Next">Where the next page begins; null when this is the last.</param>
internal sealed record AssetPage(IReadOnlyList<FoundAsset> Assets, AssetPosition? Next)
{
    /// <summary>Where the page before ends; null when this is the first, or empty.</summary>
    public AssetPosition? Previous { get; init; }
}

/// <summary>An asset in a list.</summary>
internal sealed record FoundAsset(
    long Id, string Key, string Name, string? HostAddress, string? OperatingSystem, long PerimeterId, long? SourceId, string? ImportId,
    string? DnsName, string? NetBiosName, string? IpAddress)
{
    public AssetPosition Position => new(Key, Id);
}
