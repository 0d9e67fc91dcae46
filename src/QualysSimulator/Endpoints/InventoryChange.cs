namespace QualysSimulator.Endpoints;

/// <summary>A change of the inventory.</summary>
/// <param name="Purge">The IDs of the hosts to remove.</param>
/// <param name="Add">How many hosts to add; no scan of them has been processed yet.</param>
/// <param name="Change">New values of single hosts.</param>
/// <param name="ChangeEvery">Every Nth host gets another NetBIOS name and is processed now.</param>
/// <param name="Mark">The end of that name; empty when null.</param>
internal sealed record InventoryChange(string[]? Purge, long Add, HostChange[]? Change, long? ChangeEvery, string? Mark);
