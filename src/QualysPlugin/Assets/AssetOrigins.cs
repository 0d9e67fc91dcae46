namespace QualysPlugin.Assets;

/// <summary>Where each value of an asset comes from (R28). Name and host address are made of these values.</summary>
internal readonly record struct AssetOrigins(
    ValueOrigin DnsName, ValueOrigin NetBiosName, ValueOrigin IpAddress, ValueOrigin OperatingSystem, ValueOrigin OperatingSystemCpe);
