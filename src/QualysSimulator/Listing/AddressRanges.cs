using System.Net;

namespace QualysSimulator.Listing;

/// <summary>The value of <c>ips</c> or <c>ipv6</c>: addresses, ranges and CIDR blocks, separated by commas.</summary>
internal sealed class AddressRanges
{
    private readonly List<(UInt128 First, UInt128 Last)> _ranges = [];

    private AddressRanges()
    {
    }

    /// <summary>Reads the parameter; null when it is malformed.</summary>
    public static AddressRanges? Parse(string text, bool isIPv6)
    {
        var ranges = new AddressRanges();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if ((part.Contains('/') ? ParseBlock(part, isIPv6) : ParseRange(part, isIPv6)) is not { } range)
                return null;
            ranges._ranges.Add(range);
        }

        return ranges._ranges.Count == 0 ? null : ranges;
    }

    public bool Contains(IPAddress address)
    {
        var number = Number(address);
        return _ranges.Exists(range => range.First <= number && number <= range.Last);
    }

    private static (UInt128 First, UInt128 Last)? ParseBlock(string text, bool isIPv6)
    {
        var bits = isIPv6 ? 128 : 32;
        var block = text.Split('/', 2);
        if (Number(block[0], isIPv6) is not { } address || !int.TryParse(block[1], out var prefix) || prefix < 0 || prefix > bits)
            return null;
        var free = bits - prefix;
        var mask = free == 128 ? UInt128.MaxValue : (UInt128.One << free) - 1;
        return (address & ~mask, address | mask);
    }

    private static (UInt128 First, UInt128 Last)? ParseRange(string text, bool isIPv6)
    {
        var ends = text.Split('-', 2, StringSplitOptions.TrimEntries);
        return Number(ends[0], isIPv6) is { } first && Number(ends[^1], isIPv6) is { } last && first <= last ? (first, last) : null;
    }

    private static UInt128? Number(string text, bool isIPv6)
    {
        if (!IPAddress.TryParse(text, out var address) || address.GetAddressBytes().Length != (isIPv6 ? 16 : 4))
            return null;
        return isIPv6 || text.Split('.').Length == 4 ? Number(address) : null;
    }

    private static UInt128 Number(IPAddress address) =>
        address.GetAddressBytes().Aggregate(UInt128.Zero, (number, part) => (number << 8) | part);
}
