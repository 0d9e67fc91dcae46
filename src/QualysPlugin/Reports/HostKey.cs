using System.Globalization;
using System.Net;
using QualysPlugin.Api.Xml;
using QualysPlugin.Filters;

namespace QualysPlugin.Reports;

/// <summary>
/// By what a report's host is joined to a host of the host list: its ID, else its address within its network (R11), which a report
/// may leave unstated.
/// </summary>
internal readonly record struct HostKey
{
    private const int ById = int.MinValue;
    private const int Unstated = ById + 1;
    private const int Malformed = Unstated + 1;
    private const long IPv4Prefix = 0xFFFFL << 32;

    private static readonly char[] ListSeparators = [',', ';', ' '];

    private readonly long _high;
    private readonly long _low;
    private readonly int _network;

    private HostKey(long high, long low, int network)
    {
        _high = high;
        _low = low;
        _network = network;
    }

    /// <summary>The host ID; null when the key is an address.</summary>
    public long? HostId => _network == ById ? _low : null;

    /// <summary>The key of a host ID.</summary>
    public static HostKey OfId(long id) => new(0, id, ById);

    /// <summary>The address; null for a host ID, and for a placeholder that Qualys gives to a host with an IPv6 address only.</summary>
    public IPAddress? Address
    {
        get
        {
            var isIPv4 = _high == 0 && _low >> 32 == IPv4Prefix >> 32;
            if (_network == ById || (isIPv4 && (_low & 0xFF000000) == 0))
                return null;
            var bytes = new byte[isIPv4 ? 4 : 16];
            for (var i = 0; i < bytes.Length; i++)
                bytes[bytes.Length - 1 - i] = (byte)((i < 8 ? _low : _high) >> (8 * (i % 8)));
            return new IPAddress(bytes);
        }
    }

    /// <summary>The key of an address, however it is written.</summary>
    /// <param name="address">An IPv4 or IPv6 address.</param>
    /// <param name="network">The ID of the network; null or blank: it is not stated.</param>
    /// <returns>Null when either is malformed.</returns>
    public static HostKey? OfAddress(string address, string? network)
    {
        if (IpRange.ParseAddress(address) is not { } bytes || NetworkNumber(network) is not (not Malformed and var number))
            return null;
        return bytes.Length == 4
            ? new HostKey(0, IPv4Prefix | Number(bytes, 0, 4), number)
            : new HostKey(Number(bytes, 0, 8), Number(bytes, 8, 8), number);
    }

    /// <summary>The keys by which a report may name a host of the host list.</summary>
    public static IEnumerable<HostKey> Of(HostRecord host)
    {
        yield return OfId(host.Id);
        foreach (var list in new[] { host.Ip, host.Ipv6 })
        {
            foreach (var address in list?.Split(ListSeparators, StringSplitOptions.RemoveEmptyEntries) ?? [])
            {
                // A host that says no network is in the default one.
                if (OfAddress(address, host.NetworkId ?? "0") is not { } key)
                    continue;
                yield return key;
                yield return new HostKey(key._high, key._low, Unstated);
            }
        }
    }

    /// <summary>The same key in a network, if none was stated.</summary>
    public HostKey InNetwork(string network) => _network == Unstated ? new HostKey(_high, _low, NetworkNumber(network)) : this;

    /// <summary>A hash whose low bits are spread, for a table whose size is a power of two.</summary>
    public int SpreadHash()
    {
        var mixed = unchecked((ulong)_low * 0x9E3779B97F4A7C15UL);
        mixed ^= unchecked((ulong)_high * 0xC2B2AE3D27D4EB4FUL);
        mixed ^= unchecked((ulong)(uint)_network * 0x165667B19E3779F9UL);
        return (int)((mixed ^ (mixed >> 29)) >> 16);
    }

    private static int NetworkNumber(string? network)
    {
        if (string.IsNullOrWhiteSpace(network))
            return Unstated;
        var isNumber = int.TryParse(network!.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        return isNumber && number > Malformed ? number : Malformed;
    }

    private static long Number(byte[] bytes, int start, int count)
    {
        var number = 0L;
        for (var i = start; i < start + count; i++)
            number = (number << 8) | bytes[i];
        return number;
    }
}
