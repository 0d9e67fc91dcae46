using System.Text.Json.Serialization;

namespace RiskManager.Rest.Calls;

/// <summary>An asset component as the platform tells it.</summary>
internal sealed record ComponentData
{
    public Guid Id { get; init; }

    [JsonConverter(typeof(LooseTextConverter))]
    public string? Name { get; init; }

    [JsonConverter(typeof(LooseTextConverter))]
    public string? KnowledgeBaseId { get; init; }
}
