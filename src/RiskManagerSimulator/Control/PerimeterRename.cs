namespace RiskManagerSimulator.Control;

/// <summary>The new name of a perimeter.</summary>
internal sealed record PerimeterRename(string Path, string Name);
