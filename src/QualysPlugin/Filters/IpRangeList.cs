using QualysPlugin.Texts;

namespace QualysPlugin.Filters;

/// <summary>The IP ranges of the form: entries separated by commas, semicolons or line breaks (R2).</summary>
internal sealed class IpRangeList
{
    private static readonly char[] Separators = [',', ';', '\r', '\n'];

    private IpRangeList(IReadOnlyList<IpRange> ipv4, IReadOnlyList<IpRange> ipv6, IReadOnlyList<string> problems)
    {
        IPv4 = ipv4;
        IPv6 = ipv6;
        Problems = problems;
    }

    /// <summary>The IPv4 ranges, merged and sorted.</summary>
    public IReadOnlyList<IpRange> IPv4 { get; }

    /// <summary>The IPv6 ranges, merged and sorted.</summary>
    public IReadOnlyList<IpRange> IPv6 { get; }

    /// <summary>One sentence for each entry that is not a range, naming it.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Reads the field as typed; null and blank mean no ranges.</summary>
    public static IpRangeList Parse(string? text)
    {
        var ranges = new List<IpRange>();
        var problems = new List<string>();
        foreach (var part in (text ?? "").Split(Separators))
        {
            var entry = part.Trim();
            if (entry.Length == 0)
                continue;
            if (IpRange.Parse(entry, out var problem) is { } range)
                ranges.Add(range);
            else
                problems.Add(Words.Of($"ipRanges: \"{entry}\" {problem}."));
        }

        return new IpRangeList(
            IpRange.Merge(ranges.Where(range => !range.IsIPv6)),
            IpRange.Merge(ranges.Where(range => range.IsIPv6)),
            problems);
    }
}
