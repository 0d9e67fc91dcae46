using System.Globalization;

namespace RiskManager.ReferenceHost.Texts;

/// <summary>A day as filters and the addresses of screens write it: <c>2026-11-28</c>, in the host's time zone.</summary>
internal static class WrittenDay
{
    private const string Form = "yyyy-MM-dd";

    /// <returns>Null for what is no day.</returns>
    public static DateOnly? Parse(string? text) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string? Of(DateOnly? day) => day?.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>
    /// The moments of whole days, the last one included. What is no day, or in the first or last year there is, bounds nothing.
    /// </summary>
    public static (DateTimeOffset? From, DateTimeOffset? Until) Range(string? from, string? until) =>
        (Begin(Parse(from), 0), Begin(Parse(until), 1));

    private static DateTimeOffset? Begin(DateOnly? day, int daysLater) => day is { Year: > 1 and < 9999 } date
        ? new DateTimeOffset(date.AddDays(daysLater).ToDateTime(TimeOnly.MinValue, DateTimeKind.Local))
        : null;
}
