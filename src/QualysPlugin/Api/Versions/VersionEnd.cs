using System.Globalization;
using System.Text.RegularExpressions;

namespace QualysPlugin.Api.Versions;

/// <summary>Recognizes that a text announces the end of a version, and finds its date.</summary>
internal static class VersionEnd
{
    private const string MonthNames = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
    private const string Month = "(?<month>" + MonthNames + ")[a-z]*\\.?";

    private static readonly Regex Announcement = new(
        @"\bend[ -]of[ -](?:service|support|life|sale)|\bEO[SL]\b|deprecat|\bsunset|\bretir(?:e|ing)|discontinu|decommission"
        + @"|no longer (?:be )?(?:supported|available|served)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex[] Dates =
    [
        Pattern(@"\b(?<year>20\d\d)-(?<number>\d\d)-(?<day>\d\d)(?!\d)"),
        Pattern(@"\b(?<day>\d{1,2})(?:st|nd|rd|th)?[ -]" + Month + @",?[ -](?<year>20\d\d)\b"),
        Pattern(@"\b" + Month + @" (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>20\d\d)\b"),
        Pattern(@"\b" + Month + @",? (?<year>20\d\d)\b"),
    ];

    private static readonly Regex Timestamp = Pattern(@"@(?<seconds>\d{9,11})(?!\d)");

    public static bool IsAnnouncedIn(string text) => Announcement.IsMatch(text);

    /// <summary>The first date of a text, <c>2027-06-30</c> or <c>2027-06</c>; null when it says none.</summary>
    public static string? FindDate(string text)
    {
        if (Timestamp.Match(text) is { Success: true } timestamp)
        {
            var seconds = long.Parse(timestamp.Groups["seconds"].Value, CultureInfo.InvariantCulture);
            return DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        return Dates.Select(pattern => pattern.Match(text)).Where(match => match.Success).OrderBy(match => match.Index)
            .Select(ToText).FirstOrDefault(date => date is not null);
    }

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static string? ToText(Match match)
    {
        var month = match.Groups["number"] is { Success: true } number
            ? int.Parse(number.Value, CultureInfo.InvariantCulture)
            : (MonthNames.IndexOf(match.Groups["month"].Value, StringComparison.OrdinalIgnoreCase) / 4) + 1;
        var year = int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture);
        if (month is < 1 or > 12)
            return null;
        if (match.Groups["day"] is not { Success: true } text)
            return string.Format(CultureInfo.InvariantCulture, "{0:0000}-{1:00}", year, month);
        var day = int.Parse(text.Value, CultureInfo.InvariantCulture);
        return day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? string.Format(CultureInfo.InvariantCulture, "{0:0000}-{1:00}-{2:00}", year, month, day)
            : null;
    }
}
