namespace RiskManager.ReferenceHost.Organization.Assets;

/// <summary>The columns by which assets are sorted; each has an index.</summary>
internal enum AssetColumn
{
    Name,

    /// <summary>The IP address, else the host address, in the order of addresses.</summary>
    HostAddress,
    OperatingSystem,
}
