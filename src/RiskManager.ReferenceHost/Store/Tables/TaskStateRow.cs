using LinqToDB.Mapping;

namespace RiskManager.ReferenceHost.Store.Tables;

[Table("task_states")]
internal sealed record TaskStateRow
{
    [Column("task_id"), PrimaryKey]
    public string TaskId { get; init; } = "";

    [Column("state")]
    public string State { get; init; } = "";
}
