namespace RiskManager.Contracts;

/// <summary>What a batch changed, counted by the storage itself.</summary>
/// <param name="Created">Assets created, including deleted ones that were created again.</param>
/// <param name="Updated">Assets updated in place.</param>
/// <param name="ComponentsCreated">Asset components created.</param>
/// <param name="PerimeterCreated">Whether the batch created the perimeter.</param>
public sealed record AppliedBatch(int Created, int Updated, int ComponentsCreated, bool PerimeterCreated)
{
    /// <summary>
    /// Assets of the document that a platform behind the host refused one by one, with its own words; they count as quarantined and
    /// neither as created nor as updated. Nothing of them was written, and their fingerprints and components were not kept. Empty in a
    /// host that takes or refuses a document as a whole.
    /// </summary>
    public IReadOnlyList<QuarantinedRecord> Refused { get; set; } = [];
}
