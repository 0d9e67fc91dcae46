using LinqToDB.Mapping;
using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Store.Tables;

/// <summary>A row with the counts of a run, a column for each.</summary>
internal abstract record CountedRow
{
    [Column("created", $".{nameof(ImportCounts.Created)}")]
    [Column("recreated", $".{nameof(ImportCounts.Recreated)}")]
    [Column("updated", $".{nameof(ImportCounts.Updated)}")]
    [Column("unchanged", $".{nameof(ImportCounts.Unchanged)}")]
    [Column("quarantined", $".{nameof(ImportCounts.Quarantined)}")]
    [Column("components_created", $".{nameof(ImportCounts.ComponentsCreated)}")]
    public ImportCounts Counts { get; init; } = new();
}
