using System.Globalization;
using QualysPlugin.Api;

namespace QualysPlugin.Assets;

/// <summary>A host as the asset that it becomes; absent values are null.</summary>
internal sealed record AssetRecord
{
    /// <summary>Raised when an update writes more fields than before.</summary>
    private const int MappingVersion = 1;

    private AssetRecord(long hostId, AssetName name)
    {
        HostId = hostId;
        Id = hostId.ToString(CultureInfo.InvariantCulture);
        Name = name;
    }

    /// <summary>The Qualys host ID.</summary>
    public long HostId { get; }

    /// <summary>The Qualys host ID as the identity within the source (R4).</summary>
    public string Id { get; }

    public AssetName Name { get; }

    public string? HostAddress { get; private init; }

    public string? DnsName { get; private init; }

    public string? NetBiosName { get; private init; }

    public string? IpAddress { get; private init; }

    public string? OperatingSystem { get; private init; }

    public string? OperatingSystemCpe { get; private init; }

    /// <summary>Stands for every field that the task writes.</summary>
    public Fingerprint Fingerprint => Fingerprint.Begin(MappingVersion)
        .With(Name.Text).With(HostAddress).With(DnsName).With(NetBiosName).With(IpAddress).With(OperatingSystem);

    /// <summary>Maps a host. Name, address and DNS name never decide identity (R4, R10).</summary>
    public static AssetRecord FromHost(HostRecord host)
    {
        var ip = QualysValue.IpAddress(host.Ip, host.Ipv6);
        var dns = QualysValue.DnsName(host.Dns) ?? QualysValue.DnsName(host.Fqdn);
        var netBios = QualysValue.Name(host.NetBios);
        return new AssetRecord(host.Id, AssetName.Create(host.Id, netBios, ip, dns))
        {
            HostAddress = Assets.HostAddress.Choose(host.TrackingMethod, ip, dns, netBios),
            DnsName = dns,
            NetBiosName = netBios,
            IpAddress = ip,
            OperatingSystem = QualysValue.Name(host.OperatingSystem),
            OperatingSystemCpe = host.OperatingSystemCpe,
        };
    }
}
