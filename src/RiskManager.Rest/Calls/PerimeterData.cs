using System.Text.Json.Serialization;

namespace RiskManager.Rest.Calls;

/// <summary>A perimeter as the platform tells it.</summary>
internal sealed record PerimeterData
{
    public Guid Id { get; init; }

    [JsonConverter(typeof(LooseTextConverter))]
    public string? Name { get; init; }

    /// <summary>The names from the top of the tree, its own last.</summary>
    [JsonConverter(typeof(LooseTextConverter))]
    public string? Path { get; init; }

    public PersonData? Responsible { get; init; }

    /// <summary>The names of the path.</summary>
    public IReadOnlyList<string> Names() =>
        Path?.Trim() is { Length: > 0 } path ? path.Split(" > ", StringSplitOptions.TrimEntries) : [Name?.Trim() ?? ""];
}
