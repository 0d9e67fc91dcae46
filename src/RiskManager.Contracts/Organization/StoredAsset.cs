namespace RiskManager.Contracts;

/// <summary>What the host holds for an imported asset, hand edits included.</summary>
public sealed record StoredAsset
{
    /// <summary>The identity (R4).</summary>
    public required AssetKey Key { get; init; }

    /// <summary>
    /// Somebody deleted the asset in the host since it was imported (R6). The other values are empty then. A host that
    /// keeps no such knowledge never says so, and the asset counts as new.
    /// </summary>
    public bool Deleted { get; init; }

    /// <summary>The name, 1–400 characters.</summary>
    public string Name { get; init; } = "";

    /// <summary>The perimeter that holds the asset.</summary>
    public string Perimeter { get; init; } = "";

    /// <summary>A DNS name, a NetBIOS name or an IP address, at most 100 characters; null when blank.</summary>
    public string? HostAddress { get; init; }

    /// <summary>The attribute <see cref="AssetAttributes.DnsName"/>; null when blank.</summary>
    public string? DnsName { get; init; }

    /// <summary>The attribute <see cref="AssetAttributes.NetBiosName"/>; null when blank.</summary>
    public string? NetBiosName { get; init; }

    /// <summary>The attribute <see cref="AssetAttributes.IpAddress"/>; null when blank.</summary>
    public string? IpAddress { get; init; }

    /// <summary>The attribute <see cref="AssetAttributes.OperatingSystem"/>; null when blank.</summary>
    public string? OperatingSystem { get; init; }
}
