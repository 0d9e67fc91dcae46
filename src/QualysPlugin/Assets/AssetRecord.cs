using System.Globalization;
using QualysPlugin.Api.Xml;
using RiskManager.Contracts;

namespace QualysPlugin.Assets;

/// <summary>A host as the asset that it becomes; absent values are null.</summary>
internal sealed record AssetRecord
{
    /// <summary>Raised when an update writes more fields than before.</summary>
    private const int MappingVersion = 2;

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

    /// <summary>What identifies the machine beside the host ID (R36); null when nothing does.</summary>
    public AssetIdentifiers? Identifiers { get; private init; }

    /// <summary>Stands for every field that the task writes, and for what the host keeps besides.</summary>
    public Fingerprint Fingerprint => AssetIdentifiers.AddTo(
        Fingerprint.Begin(MappingVersion)
            .With(Name.Text).With(HostAddress).With(DnsName).With(NetBiosName).With(IpAddress).With(OperatingSystem),
        Identifiers);

    /// <summary>Where the values come from (R28).</summary>
    public AssetOrigins Origins { get; private init; }

    private string? TrackingMethod { get; init; }

    /// <summary>
    /// Maps a host. A value of the host list wins over one of a report (R11). Name, address and DNS name never decide identity
    /// (R4, R10).
    /// </summary>
    /// <param name="host">The host, as the host list gives it.</param>
    /// <param name="reported">What recent reports know about it; null when they know nothing.</param>
    public static AssetRecord FromHost(HostRecord host, ReportedFacts? reported = null)
    {
        var ip = QualysValue.IpAddress(host.Ip, host.Ipv6);
        var dns = QualysValue.DnsName(host.Dns) ?? QualysValue.DnsName(host.Fqdn) ?? QualysValue.DnsName(host.HostName, host.Domain);
        var netBios = QualysValue.Name(host.NetBios);
        var os = QualysValue.Name(host.OperatingSystem);
        var cpe = QualysValue.Name(host.OperatingSystemCpe);
        var origins = new AssetOrigins(Of(dns, reported?.DnsName), Of(netBios, reported?.NetBiosName), Of(ip, null),
            Of(os, reported?.OperatingSystem), Of(cpe, CpeFor(os, reported)));
        return Create(
            (host.Id, host.TrackingMethod, AssetIdentifiers.Of(host)), ip, dns ?? reported?.DnsName.Text,
            netBios ?? reported?.NetBiosName.Text, os ?? reported?.OperatingSystem.Text, cpe ?? CpeFor(os, reported)?.Text, origins);
    }

    /// <summary>
    /// The same asset, with its blank values filled in from what the host holds: for a run in which a report that might have
    /// them could not be read.
    /// </summary>
    public AssetRecord WithBlanksFrom(StoredAsset stored)
    {
        var origins = Origins with
        {
            DnsName = Kept(DnsName, stored.DnsName, Origins.DnsName),
            NetBiosName = Kept(NetBiosName, stored.NetBiosName, Origins.NetBiosName),
            OperatingSystem = Kept(OperatingSystem, stored.OperatingSystem, Origins.OperatingSystem),
        };
        return origins == Origins
            ? this
            : Create(
                (HostId, TrackingMethod, Identifiers), IpAddress, DnsName ?? NullIfEmpty(stored.DnsName),
                NetBiosName ?? NullIfEmpty(stored.NetBiosName), OperatingSystem ?? NullIfEmpty(stored.OperatingSystem), OperatingSystemCpe,
                origins);
    }

    private static AssetRecord Create(
        (long Id, string? TrackingMethod, AssetIdentifiers? Identifiers) host, string? ip, string? dns, string? netBios, string? os,
        string? cpe, AssetOrigins origins) =>
        new(host.Id, AssetName.Create(host.Id, netBios, ip, dns))
        {
            TrackingMethod = host.TrackingMethod,
            Identifiers = host.Identifiers,
            HostAddress = Assets.HostAddress.Choose(host.TrackingMethod, ip, dns, netBios),
            DnsName = dns,
            NetBiosName = netBios,
            IpAddress = ip,
            OperatingSystem = os,
            OperatingSystemCpe = cpe,
            Origins = origins,
        };

    /// <summary>A report's CPE name stands for the operating system that the report names; with another one it would be wrong.</summary>
    private static ReportedValue? CpeFor(string? operatingSystem, ReportedFacts? reported) =>
        operatingSystem is null || reported?.OperatingSystem.Text is not { } told
            || told.Equals(operatingSystem, StringComparison.OrdinalIgnoreCase)
            ? reported?.OperatingSystemCpe : null;

    private static ValueOrigin Of(string? value, ReportedValue? reported) =>
        value is not null ? ValueOrigin.HostList : reported?.Origin ?? ValueOrigin.None;

    private static ValueOrigin Kept(string? value, string? stored, ValueOrigin origin) =>
        value is null && NullIfEmpty(stored) is not null ? ValueOrigin.Kept : origin;

    private static string? NullIfEmpty(string? stored) => string.IsNullOrEmpty(stored) ? null : stored;
}
