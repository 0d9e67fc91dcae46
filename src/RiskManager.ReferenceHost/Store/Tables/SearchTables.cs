using LinqToDB.Mapping;

namespace RiskManager.ReferenceHost.Store.Tables;

/// <summary>Assets that the index of searches does not hold as they are.</summary>
[Table("search_changes")]
internal sealed record SearchChangeRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("first_id")]
    public long FirstId { get; init; }

    [Column("last_id")]
    public long LastId { get; init; }
}

/// <summary>What a change added to the number of assets of a perimeter.</summary>
[Table("asset_counts")]
internal sealed record AssetCountRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("perimeter_id")]
    public long PerimeterId { get; init; }

    [Column("assets")]
    public long Assets { get; init; }
}
