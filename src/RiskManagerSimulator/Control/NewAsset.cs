using System.Text.Json;

namespace RiskManagerSimulator.Control;

/// <summary>An asset that a person creates.</summary>
internal sealed record NewAsset(
    string Name, string Perimeter, string? HostAddress = null, Dictionary<string, JsonElement>? Attributes = null);
