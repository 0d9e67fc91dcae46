using System.Text.Json;
using System.Text.Json.Serialization;

namespace RiskManager.Rest.Calls;

/// <summary>An asset as the platform tells it, in lists (which may leave fields out) and in details.</summary>
internal sealed record AssetData
{
    private const string Separator = " > ";

    public Guid Id { get; init; }

    [JsonConverter(typeof(LooseTextConverter))]
    public string? Name { get; init; }

    /// <summary>The names from the top of the tree, the asset's own name last.</summary>
    [JsonConverter(typeof(LooseTextConverter))]
    public string? Path { get; init; }

    /// <summary>Undefined where the platform does not tell it.</summary>
    public JsonElement HostAddress { get; init; }

    public DateTimeOffset? CreatedOn { get; init; }

    [JsonConverter(typeof(LooseTextConverter))]
    public string? CreatedBy { get; init; }

    public DateTimeOffset? UpdatedOn { get; init; }

    [JsonConverter(typeof(LooseTextConverter))]
    public string? UpdatedBy { get; init; }

    public IReadOnlyDictionary<string, JsonElement>? CustomAttributes { get; init; }

    public IReadOnlyList<ComponentData>? Components { get; init; }

    /// <summary>The remaining fields by name.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; init; }

    /// <summary>The perimeters' names from the top of the tree down to the asset's own; empty if the platform does not tell.</summary>
    public IReadOnlyList<string> PerimeterPath()
    {
        var path = Path?.Trim() ?? "";
        var name = Separator + Name?.Trim();
        var end = path.EndsWith(name, StringComparison.Ordinal)
            ? path.Length - name.Length
            : path.LastIndexOf(Separator, StringComparison.Ordinal);
        return end <= 0 ? [] : path[..end].Split(Separator, StringSplitOptions.TrimEntries);
    }

    /// <summary>The text of a custom attribute; null: blank.</summary>
    public string? Attribute(string variable) =>
        CustomAttributes is { } values && values.TryGetValue(variable, out var value) ? LooseTextConverter.TextOf(value) : null;
}
