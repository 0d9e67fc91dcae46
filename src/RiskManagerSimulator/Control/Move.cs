namespace RiskManagerSimulator.Control;

/// <summary>Where a person moves an asset.</summary>
internal sealed record Move(string Perimeter);
