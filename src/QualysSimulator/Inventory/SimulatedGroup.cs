namespace QualysSimulator.Inventory;

/// <summary>An asset group.</summary>
/// <param name="Id">Its ID.</param>
/// <param name="Title">Its title.</param>
/// <param name="Includes">Whether a host belongs to it.</param>
internal sealed record SimulatedGroup(long Id, string Title, Predicate<SimulatedHost> Includes);
