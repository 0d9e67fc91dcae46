using LinqToDB.Mapping;

namespace RiskManager.ReferenceHost.Store.Tables;

/// <summary>The run that looked for the findings of a kind last.</summary>
[Table("finding_runs")]
internal sealed record FindingRunRow
{
    [Column("task_id"), PrimaryKey(1), NotNull]
    public string TaskId { get; init; } = "";

    [Column("kind"), PrimaryKey(2), NotNull]
    public string Kind { get; init; } = "";

    [Column("run_id"), NotNull]
    public string RunId { get; init; } = "";
}
