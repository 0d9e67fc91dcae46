namespace RiskManager.Contracts;

/// <summary>What the host holds for an imported asset, including what people edited.</summary>
/// <param name="Key">The identity (R4).</param>
/// <remarks>Hosts create these, so the properties have setters that C# 7.3 can call.</remarks>
public sealed record StoredAsset(AssetKey Key)
{
    /// <summary>
    /// Whether somebody deleted the asset in the host after it was imported (R6). The other values are empty then. A host that
    /// does not remember deleted assets leaves them out of its answers, and they count as new.
    /// </summary>
    public bool Deleted { get; set; }

    /// <summary>The name, 1–400 characters.</summary>
    public string Name { get; set; } = "";

    /// <summary>The perimeter that holds the asset.</summary>
    public string Perimeter { get; set; } = "";

    /// <summary>A DNS name, a NetBIOS name or an IP address, at most 100 characters; null if blank.</summary>
    public string? HostAddress { get; set; }

    /// <summary>The attribute <see cref="AssetAttributes.DnsName"/>; null if blank.</summary>
    public string? DnsName { get; set; }

    /// <summary>The attribute <see cref="AssetAttributes.NetBiosName"/>; null if blank.</summary>
    public string? NetBiosName { get; set; }

    /// <summary>The attribute <see cref="AssetAttributes.IpAddress"/>; null if blank.</summary>
    public string? IpAddress { get; set; }

    /// <summary>The attribute <see cref="AssetAttributes.OperatingSystem"/>; null if blank.</summary>
    public string? OperatingSystem { get; set; }
}
