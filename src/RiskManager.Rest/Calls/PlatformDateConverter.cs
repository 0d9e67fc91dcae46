using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace RiskManager.Rest.Calls;

/// <summary>
/// Reads dates as the platform writes them: <c>/Date(1312209607337-0300)/</c>, milliseconds of UTC, the offset for display only.
/// The year 1 means that there is none.
/// </summary>
internal sealed partial class PlatformDateConverter : JsonConverter<DateTimeOffset?>
{
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        if (reader.TokenType != JsonTokenType.String) throw new JsonException("A date was expected.");
        var text = reader.GetString()!;
        if (Form().Match(text) is { Success: true } match)
        {
            var milliseconds = long.Parse(match.Groups[1].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            if (milliseconds < 0) return null;
            var moment = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
            return Offset(match.Groups[2].Value) is { } offset ? moment.ToOffset(offset) : moment;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date
            : throw new JsonException($"\"{text}\" is not a date.");
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } date) writer.WriteStringValue($"/Date({date.ToUnixTimeMilliseconds()})/");
        else writer.WriteNullValue();
    }

    private static TimeSpan? Offset(string text)
    {
        if (text.Length == 0) return null;
        var hours = int.Parse(text.AsSpan(1, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        var minutes = int.Parse(text.AsSpan(3, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        var offset = new TimeSpan(hours, minutes, 0);
        // No place on Earth is further away from UTC.
        if (offset > TimeSpan.FromHours(14)) return null;
        return text[0] == '-' ? -offset : offset;
    }

    [GeneratedRegex(@"^/Date\((-?[0-9]{1,15})([+-][0-9]{4})?\)/$")]
    private static partial Regex Form();
}
