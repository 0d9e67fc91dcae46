using System.Globalization;

namespace RiskManager.ReferenceHost.Screens.Shell;

/// <summary>Formats values for the screens, in the person's language and the host's time zone.</summary>
internal static class Shown
{
    private const string MomentForm = "d MMM yyyy HH:mm";
    private const long Megabyte = 1024 * 1024;

    /// <param name="milliseconds">Since 1970-01-01 UTC.</param>
    public static string Moment(long? milliseconds) =>
        milliseconds is { } value ? Moment(DateTimeOffset.FromUnixTimeMilliseconds(value)) : "";

    public static string Moment(DateTimeOffset moment) => moment.ToLocalTime().ToString(MomentForm, CultureInfo.CurrentCulture);

    /// <summary>With seconds, for logs.</summary>
    public static string Instant(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToLocalTime().ToString(MomentForm + ":ss", CultureInfo.CurrentCulture);

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
}
