using System.Globalization;

namespace RiskManager.ReferenceHost.Screens.Shell;

/// <summary>
/// Formats values for the screens, in the person's language and time zone. No other place of the screens formats a date or a time.
/// </summary>
internal static class Shown
{
    private const string DayForm = "d MMM yyyy";
    private const string TimeForm = "HH:mm";
    private const string TimeWithSecondsForm = "HH:mm:ss";
    private const long Megabyte = 1024 * 1024;

    /// <summary>The time zone of the moments, as the person knows it.</summary>
    public static string Zone => PersonTimeZone.Current.Id;

    /// <param name="milliseconds">Since 1970-01-01 UTC.</param>
    public static string Moment(long? milliseconds) =>
        milliseconds is { } value ? Moment(DateTimeOffset.FromUnixTimeMilliseconds(value)) : "";

    /// <summary>27 Nov 2026 18:00, or 18:00:05 for logs.</summary>
    public static string Moment(DateTimeOffset moment, bool withSeconds = false) =>
        Local(moment).ToString($"{DayForm} {(withSeconds ? TimeWithSecondsForm : TimeForm)}", CultureInfo.CurrentCulture);

    /// <summary>With seconds, for logs.</summary>
    public static string Instant(long milliseconds) => Moment(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), withSeconds: true);

    /// <summary>27 Nov 2026.</summary>
    public static string Day(DateOnly day) => day.ToString(DayForm, CultureInfo.CurrentCulture);

    /// <summary>18:00:05, of today.</summary>
    public static string TimeOfDay(DateTimeOffset moment) => Local(moment).ToString(TimeWithSecondsForm, CultureInfo.CurrentCulture);

    /// <summary>For the attribute <c>datetime</c>, which programs read.</summary>
    public static string Machine(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Number(long? number) => number?.ToString("N0", CultureInfo.CurrentCulture) ?? "";

    /// <summary>812 KB, 3.4 MB.</summary>
    public static string Size(long bytes) => bytes < Megabyte
        ? string.Create(CultureInfo.CurrentCulture, $"{Math.Ceiling(bytes / 1024.0):N0} KB")
        : string.Create(CultureInfo.CurrentCulture, $"{(double)bytes / Megabyte:N1} MB");

    /// <summary>12 s, 3 min 4 s, 2 h 5 min: the two largest units.</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { TotalSeconds: < 10 } => string.Create(CultureInfo.CurrentCulture, $"{Math.Max(time.TotalSeconds, 0):0.#} s"),
        { TotalMinutes: < 1 } => $"{(int)time.TotalSeconds} s",
        { TotalHours: < 1 } => $"{(int)time.TotalMinutes} min {time.Seconds} s",
        _ => $"{(int)time.TotalHours} h {time.Minutes} min",
    };

    /// <summary>How long ago, in its largest unit: 3 min, 5 h, 12 d.</summary>
    public static string Age(TimeSpan time) => time switch
    {
        { TotalHours: < 1 } => $"{Math.Max((int)time.TotalMinutes, 0)} min",
        { TotalDays: < 2 } => $"{(int)time.TotalHours} h",
        _ => $"{(int)time.TotalDays} d",
    };

    private static DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, PersonTimeZone.Current);
}
