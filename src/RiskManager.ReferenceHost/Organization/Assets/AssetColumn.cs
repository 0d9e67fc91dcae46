namespace RiskManager.ReferenceHost.Organization.Assets;

/// <summary>The columns by which assets are sorted and searched; each has an index.</summary>
internal enum AssetColumn
{
    Name,
    HostAddress,
    OperatingSystem,
}
