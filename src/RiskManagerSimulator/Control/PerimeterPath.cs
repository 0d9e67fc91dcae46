namespace RiskManagerSimulator.Control;

/// <summary>The path of a perimeter.</summary>
internal sealed record PerimeterPath(string Path);
