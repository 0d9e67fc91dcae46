namespace QualysPlugin.Assets;

/// <summary>Which rule of R3 made an asset's name.</summary>
internal enum NameRule
{
    /// <summary><c>NETBIOS (IP)</c>.</summary>
    NetBiosAndIp,

    /// <summary>NetBIOS name alone: the host has no IP address.</summary>
    NetBios,

    /// <summary>DNS name: the host has no NetBIOS name.</summary>
    DnsName,

    /// <summary>IP address: the host has neither name.</summary>
    IpAddress,

    /// <summary><c>Qualys host ID</c>: the host has none of the three.</summary>
    HostId,
}
