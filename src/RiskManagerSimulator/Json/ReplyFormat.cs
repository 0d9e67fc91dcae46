using System.Globalization;
using RiskManagerSimulator.Switches;

namespace RiskManagerSimulator.Json;

/// <summary>How replies write what the documentation leaves open.</summary>
/// <param name="QuotesNumbers">Whether numbers are in quotes.</param>
/// <param name="DateOffset">The offset of local times.</param>
/// <param name="ShowsOffset">Whether dates have an offset.</param>
/// <param name="CountsLocalTime">Whether the milliseconds of dates count local time.</param>
internal sealed record ReplyFormat(bool QuotesNumbers, TimeSpan DateOffset, bool ShowsOffset, bool CountsLocalTime)
{
    private static readonly TimeSpan Brasilia = TimeSpan.FromHours(-3);

    public static ReplyFormat Of(SwitchSet assumptions) => new(
        assumptions.Has("quoted-numbers"),
        assumptions.Text("date-offset") is { } offset ? ParseOffset(offset) : Brasilia,
        !assumptions.Has("dates-without-offset"),
        assumptions.Has("local-dates"));

    /// <summary>Reads <c>-0300</c>.</summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static TimeSpan ParseOffset(string text) =>
        text.Length == 5 && text[0] is '+' or '-' && TimeSpan.TryParseExact(text[1..], "hhmm", CultureInfo.InvariantCulture, out var offset)
            ? (text[0] == '-' ? -offset : offset)
            : throw new FormatException($"\"{text}\" is not an offset such as -0300.");

    /// <summary>Writes <c>/Date(1312209607337-0300)/</c>.</summary>
    public string Date(DateTimeOffset date)
    {
        var milliseconds = (CountsLocalTime ? date + DateOffset : date).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var sign = DateOffset < TimeSpan.Zero ? '-' : '+';
        return $"/Date({milliseconds}{(ShowsOffset ? $"{sign}{DateOffset:hhmm}" : "")})/";
    }
}
