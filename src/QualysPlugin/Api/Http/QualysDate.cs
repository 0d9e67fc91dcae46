using System.Globalization;

namespace QualysPlugin.Api.Http;

/// <summary>Reads and writes dates as Qualys does, to the second: <c>2026-11-20T09:49:30Z</c>.</summary>
internal static class QualysDate
{
    /// <summary>The text of a date; empty when there is none.</summary>
    public static string Write(DateTimeOffset? date) =>
        date?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The date; null when the text is not a date. A date without a zone is in UTC.</summary>
    public static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
            ? date
            : null;
}
