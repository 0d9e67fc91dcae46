namespace QualysSimulator.Inventory;

/// <summary>An asset tag.</summary>
/// <param name="Id">Its ID.</param>
/// <param name="Name">Its name.</param>
internal sealed record SimulatedTag(long Id, string Name);
