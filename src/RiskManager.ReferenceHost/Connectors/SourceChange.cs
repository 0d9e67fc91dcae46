namespace RiskManager.ReferenceHost.Connectors;

/// <summary>What a changed form does to the assets that a task imported before (R34).</summary>
/// <param name="Before">The source that they have.</param>
/// <param name="After">The source that the next run would use.</param>
/// <param name="Assets">How many there are; the next run would create them again.</param>
internal sealed record SourceChange(string Before, string After, long Assets);
