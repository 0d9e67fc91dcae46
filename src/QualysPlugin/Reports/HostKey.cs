using System.Globalization;
using QualysPlugin.Filters;

namespace QualysPlugin.Reports;

/// <summary>By what a report's host is joined to a host of the host list: its ID, else its address within its network (R11).</summary>
internal readonly record struct HostKey
{
    private const int ById = int.MinValue;
    private const long IPv4Prefix = 0xFFFFL << 32;

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

    /// <summary>The key of an address, however it is written.</summary>
    /// <param name="address">An IPv4 or IPv6 address.</param>
    /// <param name="network">The ID of the network; null or blank: the default network, 0.</param>
    /// <returns>Null when either is malformed.</returns>
    public static HostKey? OfAddress(string address, string? network)
    {
        if (IpRange.ParseAddress(address) is not { } bytes || NetworkNumber(network) is not { } number)
            return null;
        return bytes.Length == 4
            ? new HostKey(0, IPv4Prefix | Number(bytes, 0, 4), number)
            : new HostKey(Number(bytes, 0, 8), Number(bytes, 8, 8), number);
    }

    /// <summary>A hash whose low bits are spread, for a table whose size is a power of two.</summary>
    public int Spread()
    {
        var mixed = unchecked((ulong)_low * 0x9E3779B97F4A7C15UL);
        mixed ^= unchecked((ulong)_high * 0xC2B2AE3D27D4EB4FUL);
        mixed ^= unchecked((ulong)(uint)_network * 0x165667B19E3779F9UL);
        return (int)((mixed ^ (mixed >> 29)) >> 16);
    }

    private static int? NetworkNumber(string? network)
    {
        if (string.IsNullOrWhiteSpace(network))
            return 0;
        var isNumber = int.TryParse(network!.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        return isNumber && number != ById ? number : null;
    }

    private static long Number(byte[] bytes, int start, int count)
    {
        var number = 0L;
        for (var i = start; i < start + count; i++)
            number = (number << 8) | bytes[i];
        return number;
    }
}
