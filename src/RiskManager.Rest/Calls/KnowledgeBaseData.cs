using System.Text.Json.Serialization;

namespace RiskManager.Rest.Calls;

/// <summary>A knowledge base as the platform tells it.</summary>
internal sealed record KnowledgeBaseData
{
    /// <summary>The ID that asset components name, such as <c>MOD_EN.000133</c>.</summary>
    [JsonPropertyName("CustomerID"), JsonConverter(typeof(LooseTextConverter))]
    public string? CustomerId { get; init; }

    [JsonConverter(typeof(LooseTextConverter))]
    public string? Name { get; init; }

    /// <summary>1 editing, 2 published, 6 finished; 0: the platform does not tell.</summary>
    public int Status { get; init; }
}
