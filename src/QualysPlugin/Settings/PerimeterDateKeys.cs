using System.Globalization;
using System.Security;
using QualysPlugin.Texts;
using RiskManager.Contracts;

namespace QualysPlugin.Settings;

/// <summary>The <c>web.config</c> keys about date and time in the name of a new perimeter (R9).</summary>
internal static class PerimeterDateKeys
{
    public static readonly TuningKey Format = new("Qualys.PerimeterDateFormat", "yyyy-MM-dd HH:mm:ss",
        "a .NET date and time format of 1 to 60 characters",
        "Date and time in the name of a new perimeter.");

    public static readonly TuningKey TimeZone = new("Qualys.PerimeterTimeZone", "",
        "empty, or a time zone that this machine knows, such as UTC",
        "Time zone of the date and time in the name of a new perimeter; empty: the host's local time.");

    public static string ReadFormat(IApplicationSettings settings, List<LocalizedText> problems)
    {
        var format = settings.Find(Format.Name) ?? Format.Default;
        if (IsFormat(format))
            return format;
        problems.Add(Words.Of($"web.config, appSettings key \"{Format.Name}\": \"{format}\" is not {Format.Allowed}."));
        return Format.Default;
    }

    public static TimeZoneInfo? ReadTimeZone(IApplicationSettings settings, List<LocalizedText> problems)
    {
        var name = settings.Find(TimeZone.Name)?.Trim();
        if (string.IsNullOrEmpty(name))
            return null;
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(name!);
        }
        catch (Exception exception) when (exception is TimeZoneNotFoundException or InvalidTimeZoneException or SecurityException)
        {
            problems.Add(Words.Of($"web.config, appSettings key \"{TimeZone.Name}\": \"{name}\" is not {TimeZone.Allowed}."));
            return null;
        }
    }

    private static bool IsFormat(string format)
    {
        if (format.Trim().Length is 0 or > 60)
            return false;
        try
        {
            return DateTime.MinValue.ToString(format, CultureInfo.InvariantCulture).Trim().Length > 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
