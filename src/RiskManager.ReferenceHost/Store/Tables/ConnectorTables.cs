using LinqToDB.Mapping;

namespace RiskManager.ReferenceHost.Store.Tables;

[Table("tasks")]
internal sealed record TaskRow
{
    [Column("id"), PrimaryKey]
    public string Id { get; init; } = "";

    [Column("name")]
    public string Name { get; init; } = "";

    [Column("type_id")]
    public string TypeId { get; init; } = "";

    [Column("name_key")]
    public string NameKey { get; init; } = "";

    [Column("settings")]
    public string Settings { get; init; } = "";

    [Column("secrets")]
    public string? Secrets { get; init; }

    [Column("active")]
    public bool Active { get; init; }

    [Column("schedule")]
    public string? Schedule { get; init; }

    [Column("next_run_at")]
    public long? NextRunAt { get; init; }

    [Column("version")]
    public long Version { get; init; }

    [Column("changed_by")]
    public string ChangedBy { get; init; } = "";

    [Column("changed_at")]
    public long ChangedAt { get; init; }
}

[Table("checkpoints")]
internal sealed record CheckpointRow
{
    [Column("task_id"), PrimaryKey]
    public string TaskId { get; init; } = "";

    [Column("run_id")]
    public string RunId { get; init; } = "";

    [Column("state")]
    public string State { get; init; } = "";
}
