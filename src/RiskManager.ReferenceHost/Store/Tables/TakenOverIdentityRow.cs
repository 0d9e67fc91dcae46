using LinqToDB.Mapping;

namespace RiskManager.ReferenceHost.Store.Tables;

/// <summary>An asset that took over the identity that its machine has now.</summary>
[Table("taken_over_identities")]
internal sealed record TakenOverIdentityRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("asset_id"), NotNull]
    public long AssetId { get; init; }

    [Column("task_id"), NotNull]
    public string TaskId { get; init; } = "";

    [Column("source"), NotNull]
    public string Source { get; init; } = "";

    [Column("old_id"), NotNull]
    public string OldId { get; init; } = "";

    [Column("new_id"), NotNull]
    public string NewId { get; init; } = "";

    [Column("old_identifiers")]
    public string? OldIdentifiers { get; init; }

    /// <summary>What both assets had in common, a JSON list.</summary>
    [Column("shared"), NotNull]
    public string Shared { get; init; } = "[]";

    [Column("confirmed_by"), NotNull]
    public string ConfirmedBy { get; init; } = "";

    [Column("confirmed_at"), NotNull]
    public long ConfirmedAt { get; init; }
}
