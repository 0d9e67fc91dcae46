using System.Text.Json;
using System.Text.Json.Nodes;

namespace EndToEnd.Tests.Stage;

/// <summary>What a command of the reference host printed.</summary>
internal sealed record HostRun(int ExitCode, string Output, string Errors)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>The summary of an import: the last line of standard output.</summary>
    public Summary Summary => JsonSerializer.Deserialize<Summary>(Lines[^1], Web)!;

    /// <summary>The lines of standard output.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The lines of standard output as JSON objects.</summary>
    public IReadOnlyList<JsonNode> Objects => [.. Lines.Select(line => JsonNode.Parse(line)!)];

    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Errors}";
}
