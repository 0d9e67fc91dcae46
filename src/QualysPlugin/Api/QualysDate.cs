using System.Globalization;

namespace QualysPlugin.Api;

/// <summary>Reads dates as Qualys writes them: <c>2026-11-20T09:49:30Z</c>.</summary>
internal static class QualysDate
{
    /// <summary>The date; null when the text is none. A date without a zone is in UTC.</summary>
    public static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) ? date : null;
}
