using System.Text.Json;

namespace RiskManager.ReferenceHost.Findings;

/// <summary>What two assets have in common, as the database keeps it.</summary>
internal static class SharedIdentifiers
{
    public static IReadOnlyList<string> Read(string? stored) =>
        stored is null ? [] : JsonSerializer.Deserialize<List<string>>(stored) ?? [];
}
