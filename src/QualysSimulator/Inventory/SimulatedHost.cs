using System.Net;

namespace QualysSimulator.Inventory;

/// <summary>A host as the simulated platform knows it; null where Qualys would omit the value.</summary>
internal sealed record SimulatedHost(long Index, long Id)
{
    public string? Ip { get; init; }

    public string? Ipv6 { get; init; }

    public string TrackingMethod { get; init; } = "IP";

    public int NetworkId { get; init; }

    public string? Dns { get; init; }

    public string? NetBios { get; init; }

    public string? OperatingSystem { get; init; }

    public string? OperatingSystemCpe { get; init; }

    public string? InstanceId { get; init; }

    /// <summary>The names of the tags that a test gave it; null: those that its values say.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>The number of the machine, where the host came back under another ID; null: the host's own index.</summary>
    public long? Machine { get; init; }

    /// <summary>When it was last scanned; null: never.</summary>
    public DateTimeOffset? Scanned { get; init; }

    /// <summary>When scan results of the host were last processed; null: never.</summary>
    public DateTimeOffset? Processed { get; init; }

    /// <summary>The IPv4 addresses, for filters.</summary>
    public IEnumerable<IPAddress> IPv4Addresses => Parse(Ip).Where(address => address.GetAddressBytes().Length == 4);

    /// <summary>The IPv6 addresses, for filters.</summary>
    public IEnumerable<IPAddress> IPv6Addresses => Parse(Ip).Concat(Parse(Ipv6)).Where(address => address.GetAddressBytes().Length == 16);

    private static IEnumerable<IPAddress> Parse(string? list) => (list ?? "")
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(text => IPAddress.TryParse(text, out var address) ? address : null).OfType<IPAddress>();
}
