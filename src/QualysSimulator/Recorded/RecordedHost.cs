using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace QualysSimulator.Recorded;

/// <summary>A <c>HOST</c> element of a recorded page, as text.</summary>
internal sealed class RecordedHost
{
    private static readonly Regex TagPattern = new("<TAG>.*?</TAG>", RegexOptions.Singleline | RegexOptions.CultureInvariant);

    public RecordedHost(string text)
    {
        Text = text;
        Id = long.TryParse(Value("ID"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        var addresses = $"{Value("IP")},{Value("IPV6")}".Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(address => IPAddress.TryParse(address, out var parsed) ? parsed : null).OfType<IPAddress>().ToList();
        IPv4Addresses = [.. addresses.Where(address => address.GetAddressBytes().Length == 4)];
        IPv6Addresses = [.. addresses.Where(address => address.GetAddressBytes().Length == 16)];
        Tags = [.. TagPattern.Matches(text).Select(tag => (ValueIn(tag.Value, "TAG_ID") ?? "", ValueIn(tag.Value, "NAME") ?? ""))];
        Scanned = Date("LAST_VM_SCANNED_DATE") ?? Date("LAST_VULN_SCAN_DATETIME");
        GroupIds = [.. (Value("ASSET_GROUP_IDS") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
    }

    public string Text { get; }

    /// <summary>Null when it is missing or not a number.</summary>
    public long? Id { get; }

    public IReadOnlyList<IPAddress> IPv4Addresses { get; }

    public IReadOnlyList<IPAddress> IPv6Addresses { get; }

    public IReadOnlyList<string> GroupIds { get; }

    /// <summary>When it was last scanned; null when the page does not say.</summary>
    public DateTimeOffset? Scanned { get; }

    /// <summary>The ID and the name of each of its tags.</summary>
    public IReadOnlyList<(string Id, string Name)> Tags { get; }

    private string? Value(string element) => ValueIn(Text, element);

    private DateTimeOffset? Date(string element) =>
        DateTimeOffset.TryParse(Value(element), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    private static string? ValueIn(string text, string element)
    {
        var pattern = $@"<{element}>\s*(?:<!\[CDATA\[)?\s*(.*?)\s*(?:\]\]>)?\s*</{element}>";
        var match = Regex.Match(text, pattern, RegexOptions.Singleline | RegexOptions.CultureInvariant);
        return match.Success ? WebUtility.HtmlDecode(match.Groups[1].Value) : null;
    }
}
