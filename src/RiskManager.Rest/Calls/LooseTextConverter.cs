using System.Text.Json;
using System.Text.Json.Serialization;

namespace RiskManager.Rest.Calls;

/// <summary>Reads a text that may come as something else; blank counts as absent.</summary>
internal sealed class LooseTextConverter : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return TextOf(document.RootElement);
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    /// <summary>The text of a value; null: it is blank or absent. Of a list, its first entry.</summary>
    public static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.Array => value.GetArrayLength() == 0 ? null : TextOf(value[0]),
        _ => value.GetRawText(),
    };
}
