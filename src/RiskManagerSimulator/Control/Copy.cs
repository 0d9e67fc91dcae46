namespace RiskManagerSimulator.Control;

/// <summary>A person's copy; null: beside the original, with attributes as the assumption says.</summary>
internal sealed record Copy(string? Perimeter = null, bool? KeepsAttributes = null);
