using System.Globalization;
using System.Net;
using System.Numerics;
using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Organization.Search;

/// <summary>Addresses that a person names together, as ranges of <see cref="AddressKey"/>.</summary>
internal static class AddressRanges
{
    private const int DigitsOfGroup = 4;

    /// <summary>
    /// A network (<c>10.1.0.0/16</c>), a range (<c>10.1.2.0-10.1.3.255</c>), both of either family, or one IPv6 address, which has several
    /// spellings. Null: something else.
    /// </summary>
    public static KeyRange? FindNetwork(string text)
    {
        if (text.IndexOf('/', StringComparison.Ordinal) is var slash and > 0)
            return OfBlock(text[..slash].Trim(), text[(slash + 1)..].Trim());
        if (text.IndexOf('-', StringComparison.Ordinal) is var dash and > 0) return OfPair(text[..dash].Trim(), text[(dash + 1)..].Trim());
        return text.Contains(':', StringComparison.Ordinal) && AddressKey.OfAddress(text) is { } one ? Through(one, one) : null;
    }

    /// <summary>The keys of addresses whose text begins with one or two characters.</summary>
    public static IReadOnlyList<KeyRange> BeginningWith(string text)
    {
        var ranges = new List<KeyRange> { Below(AddressKey.OfName(text)) };
        var digits = text.TrimEnd('.');
        foreach (var first in Enumerable.Range(0, byte.MaxValue + 1))
        {
            var octet = first.ToString(CultureInfo.InvariantCulture);
            if (text.Length == digits.Length ? octet.StartsWith(digits, StringComparison.Ordinal) : octet == digits)
                ranges.Add(Through(AddressKey.OfFour((uint)first << 24), AddressKey.OfFour(((uint)first << 24) | 0xFFFFFF)));
        }

        // The first group of an IPv6 address has up to four digits; leading zeros are not written.
        if (!text.All(char.IsAsciiHexDigit) || text[0] == '0') return ranges;
        for (var zeros = 0; zeros + text.Length <= DigitsOfGroup; zeros++) ranges.Add(Below("6" + new string('0', zeros) + text));
        return ranges;
    }

    private static KeyRange? OfBlock(string address, string prefix)
    {
        if (!int.TryParse(prefix, NumberStyles.None, CultureInfo.InvariantCulture, out var bits)) return null;
        if (AddressKey.TryReadFour(address, out var four))
        {
            if (bits > 32) return null;
            var hosts = bits == 0 ? uint.MaxValue : bits == 32 ? 0 : uint.MaxValue >> bits;
            return Through(AddressKey.OfFour(four & ~hosts), AddressKey.OfFour(four | hosts));
        }

        if (bits > 128 || !address.Contains(':', StringComparison.Ordinal) || !IPAddress.TryParse(address, out var six)) return null;
        var number = new BigInteger(six.GetAddressBytes(), isUnsigned: true, isBigEndian: true);
        var ends = (BigInteger.One << (128 - bits)) - 1;
        var first = number - (number & ends);
        return Through(OfSix(first), OfSix(first + ends));
    }

    private static KeyRange? OfPair(string first, string last) =>
        AddressKey.OfAddress(first) is { } from && AddressKey.OfAddress(last) is { } to && from[0] == to[0]
        && string.CompareOrdinal(from, to) <= 0
            ? Through(from, to)
            : null;

    private static string OfSix(BigInteger number)
    {
        Span<byte> bytes = stackalloc byte[16];
        var length = number.GetByteCount(isUnsigned: true);
        number.TryWriteBytes(bytes[(16 - length)..], out _, isUnsigned: true, isBigEndian: true);
        return AddressKey.OfSix(bytes);
    }

    private static KeyRange Through(string first, string last) => new(first, last + FoldedText.Last);

    private static KeyRange Below(string prefix) => new(prefix, prefix + FoldedText.Last);
}
