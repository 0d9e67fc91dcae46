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

    public string? NetBios { get; init; }

    public string? OperatingSystem { get; init; }

    /// <summary>A CPE 2.2 URI or a CPE 2.3 formatted string.</summary>
    public string? OperatingSystemCpe { get; init; }
}
