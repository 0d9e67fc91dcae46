using System.Text.Json;
using RiskManager.Rest.Assumptions;

namespace RiskManager.Rest.Calls;

/// <summary>A reply that says that the call succeeded.</summary>
/// <param name="Call">The call, for messages.</param>
/// <param name="Body">The body; empty where there is none.</param>
/// <param name="Date">The platform's clock when it replied; null if it does not tell.</param>
internal sealed record PlatformReply(string Call, byte[] Body, DateTimeOffset? Date)
{
    /// <summary>Reads the body.</summary>
    /// <param name="assumption">What the documentation says of it.</param>
    /// <exception cref="PlatformException">The body departs from that.</exception>
    public T Read<T>(Assumption assumption)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(Body, PlatformJson.Options) ?? throw new JsonException("The body is null.");
        }
        catch (JsonException exception)
        {
            throw Departure(assumption, exception.Message, exception);
        }
    }

    /// <summary>The ID of what was created: a JSON string, or an object with an ID.</summary>
    /// <exception cref="PlatformException">The reply names no ID, so what was created has to be looked up.</exception>
    public Guid ReadId()
    {
        var value = Read<JsonElement>(PlatformAssumptions.Created);
        if (value.ValueKind == JsonValueKind.Object)
        {
            value = value.EnumerateObject()
                .FirstOrDefault(member => member.Name.Equals("Id", StringComparison.OrdinalIgnoreCase)).Value;
        }

        return value.ValueKind == JsonValueKind.String && Guid.TryParse(value.GetString(), out var id)
            ? id
            : throw Departure(PlatformAssumptions.Created, "no ID");
    }

    private PlatformException Departure(Assumption assumption, string found, Exception? exception = null) =>
        new(PlatformFault.Unexpected, PlatformAssumptions.Departure(Call, assumption, found), exception)
        {
            IsDoubtful = Call.StartsWith("POST", StringComparison.Ordinal),
        };
}
