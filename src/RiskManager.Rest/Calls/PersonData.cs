using System.Text.Json.Serialization;

namespace RiskManager.Rest.Calls;

/// <summary>A person as the platform tells it.</summary>
internal sealed record PersonData
{
    [JsonConverter(typeof(LooseTextConverter))]
    public string? Name { get; init; }

    [JsonConverter(typeof(LooseTextConverter))]
    public string? Login { get; init; }
}
