namespace RiskManager.Contracts;

/// <summary>What a batch changed, counted by the storage itself.</summary>
/// <param name="Created">Assets created, including deleted ones that were created again.</param>
/// <param name="Updated">Assets updated in place.</param>
/// <param name="ComponentsCreated">Asset components created.</param>
/// <param name="PerimeterCreated">Whether the batch created the perimeter.</param>
public sealed record AppliedBatch(int Created, int Updated, int ComponentsCreated, bool PerimeterCreated);
