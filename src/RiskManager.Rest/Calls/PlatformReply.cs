using System.Text.Json;
using RiskManager.Rest.Texts;

namespace RiskManager.Rest.Calls;

/// <summary>A reply that says that the call succeeded.</summary>
/// <param name="Call">The call, for messages.</param>
/// <param name="Body">The body; empty where there is none.</param>
/// <param name="Date">The platform's clock when it replied; null if it does not tell.</param>
internal sealed record PlatformReply(string Call, byte[] Body, DateTimeOffset? Date)
{
    /// <exception cref="PlatformException">The body is not what the documentation says.</exception>
    public T Read<T>()
    {
        try
        {
            return JsonSerializer.Deserialize<T>(Body, PlatformJson.Options)
                ?? throw new JsonException("The body is null.");
        }
        catch (JsonException exception)
        {
            throw new PlatformException(
                PlatformFault.Unexpected,
                Words.Of($"""
                    {Call}: the platform's reply is not the JSON that its documentation describes ({exception.Message}).
                    Check that the URL is that of Risk Manager.
                    """),
                exception);
        }
    }

    /// <summary>The ID of what was created: a JSON string, or an object with an ID.</summary>
    /// <exception cref="PlatformException">The reply names no ID.</exception>
    public Guid ReadId()
    {
        var value = Read<JsonElement>();
        if (value.ValueKind == JsonValueKind.Object)
        {
            var property = value.EnumerateObject().FirstOrDefault(candidate => candidate.Name.Equals("Id", StringComparison.OrdinalIgnoreCase));
            value = property.Value;
        }

        return value.ValueKind == JsonValueKind.String && Guid.TryParse(value.GetString(), out var id)
            ? id
            : throw new PlatformException(
                PlatformFault.Unexpected, Words.Of($"{Call}: the platform's reply names no ID of what it created.")) { IsDoubtful = true };
    }
}
