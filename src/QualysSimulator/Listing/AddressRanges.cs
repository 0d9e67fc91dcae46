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
            var ends = part.Split('-', 2, StringSplitOptions.TrimEntries);
            var block = part.Split('/', 2);
            if (block.Length == 2)
            {
                if (Number(block[0], isIPv6) is not { } address || !int.TryParse(block[1], out var prefix) || prefix < 0 || prefix > (isIPv6 ? 128 : 32))
                    return null;
                var free = (isIPv6 ? 128 : 32) - prefix;
                var mask = free == 128 ? UInt128.MaxValue : (UInt128.One << free) - 1;
                ranges._ranges.Add((address & ~mask, address | mask));
            }
            else
            {
                if (Number(ends[0], isIPv6) is not { } first || Number(ends[^1], isIPv6) is not { } last || last < first)
                    return null;
                ranges._ranges.Add((first, last));
            }
        }

        return ranges._ranges.Count == 0 ? null : ranges;
    }

    public bool Contains(IPAddress address)
    {
        var number = Number(address);
        return _ranges.Exists(range => range.First <= number && number <= range.Last);
    }

    private static UInt128? Number(string text, bool isIPv6) =>
        IPAddress.TryParse(text, out var address) && address.GetAddressBytes().Length == (isIPv6 ? 16 : 4) && (isIPv6 || text.Split('.').Length == 4) ? Number(address) : null;

    private static UInt128 Number(IPAddress address) => address.GetAddressBytes().Aggregate(UInt128.Zero, (number, part) => (number << 8) | part);
}
