using LinqToDB.Mapping;

namespace RiskManager.ReferenceHost.Store.Tables;

[Table("explanations")]
internal sealed record ExplanationRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("hash")]
    public string Hash { get; init; } = "";

    [Column("text")]
    public string Text { get; init; } = "";
}
