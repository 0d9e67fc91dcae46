using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RiskManager.Rest.Calls;

/// <summary>How the platform writes JSON.</summary>
internal static class PlatformJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNameCaseInsensitive = true,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new PlatformDateConverter() },
    };

    /// <summary>The body of a write. It can be sent several times.</summary>
    public static HttpContent Body<T>(T value)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(value, Options));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        return content;
    }
}
