using System.Net;
using System.Net.Sockets;
using QualysPlugin.Texts;
using RiskManager.Contracts;

namespace QualysPlugin.Filters;

/// <summary>An inclusive range of addresses of one family, in single, range (<c>a-b</c>) or CIDR form (R2).</summary>
internal sealed class IpRange
{
    private readonly byte[] _first;
    private readonly byte[] _last;

    private IpRange(byte[] first, byte[] last)
    {
        _first = first;
        _last = last;
    }

    /// <summary>IPv4 or IPv6.</summary>
    public bool IsIPv6 => _first.Length == 16;

    /// <summary>The lowest address.</summary>
    public IPAddress First => new(_first);

    /// <summary>The highest address.</summary>
    public IPAddress Last => new(_last);

    /// <summary>The range of one address.</summary>
    public static IpRange Of(IPAddress address) => new(address.GetAddressBytes(), address.GetAddressBytes());

    /// <summary>Reads one entry; a problem says what is wrong with it, without naming it.</summary>
    public static IpRange? Parse(string entry, out LocalizedText? problem)
    {
        var dash = entry.IndexOf('-');
        if (dash >= 0)
            return ParseRange(entry.Substring(0, dash).Trim(), entry.Substring(dash + 1).Trim(), out problem);

        var slash = entry.IndexOf('/');
        if (slash >= 0)
            return ParseBlock(entry.Substring(0, slash).Trim(), entry.Substring(slash + 1).Trim(), out problem);

        var address = ParseAddress(entry);
        problem = address is null ? Words.Of($"is not an IP address, a range (first-last) or a CIDR block") : null;
        return address is null ? null : new IpRange(address, address);
    }

    /// <summary>Whether the address lies in the range; false for the other family.</summary>
    public bool Contains(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return bytes.Length == _first.Length && Compare(_first, bytes) <= 0 && Compare(bytes, _last) <= 0;
    }

    /// <summary>Joins ranges of one family that overlap or touch; the result is sorted and covers the same addresses.</summary>
    public static IReadOnlyList<IpRange> Merge(IEnumerable<IpRange> ranges)
    {
        var merged = new List<IpRange>();
        foreach (var range in ranges.OrderBy(range => range._first, Comparer<byte[]>.Create(Compare)))
        {
            var before = merged.Count == 0 ? null : merged[merged.Count - 1];
            if (before is null || (Compare(before._last, range._first) < 0 && Compare(Next(before._last), range._first) != 0))
                merged.Add(range);
            else if (Compare(before._last, range._last) < 0)
                merged[merged.Count - 1] = new IpRange(before._first, range._last);
        }

        return merged;
    }

    /// <summary>The form that Qualys takes: <c>first-last</c>, or the address alone.</summary>
    public override string ToString() => Compare(_first, _last) == 0 ? First.ToString() : $"{First}-{Last}";

    /// <summary>Reads one address strictly: four decimal parts without leading zeros, or IPv6 without a zone.</summary>
    public static byte[]? ParseAddress(string text)
    {
        if (text.IndexOf(':') >= 0)
        {
            return text.IndexOf('%') < 0 && text.IndexOf('[') < 0 && IPAddress.TryParse(text, out var address)
                && address.AddressFamily == AddressFamily.InterNetworkV6 ? address.GetAddressBytes() : null;
        }

        return TryReadIPv4(text, out var value) ? [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value] : null;
    }

    /// <summary>Whether a text is one address, after the rules of <see cref="ParseAddress"/>; makes nothing for an IPv4 address.</summary>
    public static bool IsAddress(string text) => TryReadIPv4(text, out _) || (text.IndexOf(':') >= 0 && ParseAddress(text) is not null);

    private static bool TryReadIPv4(string text, out uint address)
    {
        address = 0;
        var at = 0;
        for (var part = 0; part < 4; part++)
        {
            if (part > 0 && (at == text.Length || text[at++] != '.'))
                return false;
            var start = at;
            var value = 0u;
            for (; at < text.Length && at - start < 3 && text[at] is >= '0' and <= '9'; at++)
                value = (value * 10) + (uint)(text[at] - '0');
            if (at == start || value > 255 || (at - start > 1 && text[start] == '0'))
                return false;
            address = (address << 8) | value;
        }

        return at == text.Length;
    }

    private static IpRange? ParseRange(string firstText, string lastText, out LocalizedText? problem)
    {
        var first = ParseAddress(firstText);
        var last = ParseAddress(lastText);
        problem =
            first is null ? Words.Of($"begins with \"{firstText}\", which is not an IP address")
            : last is null ? Words.Of($"ends with \"{lastText}\", which is not an IP address")
            : first.Length != last.Length ? Words.Of($"mixes an IPv4 and an IPv6 address")
            : Compare(first, last) > 0 ? Words.Of($"is reversed: its first address is higher than its last")
            : null;
        return problem is null ? new IpRange(first!, last!) : null;
    }

    private static IpRange? ParseBlock(string addressText, string prefixText, out LocalizedText? problem)
    {
        var address = ParseAddress(addressText);
        if (address is null)
        {
            problem = Words.Of($"begins with \"{addressText}\", which is not an IP address");
            return null;
        }

        var bits = address.Length * 8;
        if (prefixText.Length is 0 or > 3 || !prefixText.All(c => c is >= '0' and <= '9')
            || int.Parse(prefixText, System.Globalization.CultureInfo.InvariantCulture) is var prefix && prefix > bits)
        {
            problem = Words.Of($"has the prefix length \"{prefixText}\"; it must be a number from 0 to {bits}");
            return null;
        }

        problem = null;
        var first = (byte[])address.Clone();
        var last = (byte[])address.Clone();
        for (var bit = prefix; bit < bits; bit++)
        {
            var mask = (byte)(0x80 >> (bit % 8));
            first[bit / 8] &= (byte)~mask;
            last[bit / 8] |= mask;
        }

        return new IpRange(first, last);
    }

    private static byte[] Next(byte[] address)
    {
        var next = (byte[])address.Clone();
        for (var i = next.Length - 1; i >= 0 && ++next[i] == 0; i--)
        {
            // A byte that overflowed carries into the one before it.
        }

        return next;
    }

    private static int Compare(byte[]? left, byte[]? right)
    {
        for (var i = 0; i < left!.Length; i++)
        {
            if (left[i] != right![i])
                return left[i].CompareTo(right[i]);
        }

        return 0;
    }
}
