using System.Text.Json;

namespace RiskManagerSimulator.Control;

/// <summary>How far the platform's clock is ahead of this machine's.</summary>
internal sealed record ClockChange(double AheadHours);

/// <summary>An asset that a person creates.</summary>
internal sealed record NewAsset(string Name, string Perimeter, string? HostAddress, Dictionary<string, JsonElement>? Attributes);

/// <summary>Where a person moves an asset.</summary>
internal sealed record Move(string Perimeter);

/// <summary>A person's copy; null: beside the original, with attributes as the assumption says.</summary>
internal sealed record Copy(string? Perimeter, bool? KeepsAttributes);

/// <summary>The path of a perimeter.</summary>
internal sealed record PerimeterPath(string Path);

/// <summary>The new name of a perimeter.</summary>
internal sealed record PerimeterRename(string Path, string Name);

/// <summary>A person of the platform.</summary>
internal sealed record NewPerson(string Name, string Email, string? Login);

/// <summary>A knowledge base.</summary>
/// <param name="Id">Such as <c>MOD_EN.000133</c>.</param>
/// <param name="Name">Its name.</param>
internal sealed record NewKnowledgeBase(string Id, string Name);
