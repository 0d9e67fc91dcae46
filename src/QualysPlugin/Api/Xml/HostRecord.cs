namespace QualysPlugin.Api.Xml;

/// <summary>A machine that Qualys scanned, as the host list gives it; values cleaned, null when absent or blank.</summary>
internal sealed record HostRecord(long Id)
{
    /// <summary>May hold a list: <c>a, b, c</c>.</summary>
    public string? Ip { get; init; }

    public string? Ipv6 { get; init; }

    public string? TrackingMethod { get; init; }

    public string? NetworkId { get; init; }

    public string? Dns { get; init; }

    /// <summary>From <c>DNS_DATA</c>.</summary>
    public string? Fqdn { get; init; }

    /// <summary>From <c>DNS_DATA</c>; with the domain it may stand in for a missing <see cref="Fqdn"/>.</summary>
    public string? HostName { get; init; }

    /// <summary>From <c>DNS_DATA</c>.</summary>
    public string? Domain { get; init; }

    public string? NetBios { get; init; }

    public string? OperatingSystem { get; init; }

    /// <summary>A CPE 2.2 URI or a CPE 2.3 formatted string.</summary>
    public string? OperatingSystemCpe { get; init; }

    /// <summary>The tags that it carries; null when Qualys shows none.</summary>
    public IReadOnlyList<HostTag>? Tags { get; init; }

    /// <summary>What identifies the machine beside its ID; null when Qualys shows nothing of it.</summary>
    public HostIdentifiers? Identifiers { get; init; }

    /// <summary>Whether a value holds a character that stands for bytes that are not UTF-8.</summary>
    public bool HoldsReplacedBytes =>
        new[] { Ip, Ipv6, TrackingMethod, NetworkId, Dns, Fqdn, HostName, Domain, NetBios, OperatingSystem, OperatingSystemCpe }
            .Any(value => value?.IndexOf('\uFFFD') >= 0);
}
