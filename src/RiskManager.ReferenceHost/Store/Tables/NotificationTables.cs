using LinqToDB.Mapping;

namespace RiskManager.ReferenceHost.Store.Tables;

[Table("task_health")]
internal sealed record TaskHealthRow
{
    [Column("task_id"), PrimaryKey, NotNull]
    public string TaskId { get; init; } = "";

    [Column("health"), NotNull]
    public string Health { get; init; } = "";

    [Column("since"), NotNull]
    public long Since { get; init; }
}

[Table("missed_run_limits")]
internal sealed record MissedRunLimitRow
{
    [Column("task_id"), PrimaryKey, NotNull]
    public string TaskId { get; init; } = "";

    [Column("hours"), NotNull]
    public int Hours { get; init; }
}

[Table("notification_targets")]
internal sealed record NotificationTargetRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("task_id")]
    public string? TaskId { get; init; }

    [Column("channel"), NotNull]
    public string Channel { get; init; } = "";

    [Column("address"), NotNull]
    public string Address { get; init; } = "";

    [Column("language"), NotNull]
    public string Language { get; init; } = "";

    [Column("events"), NotNull]
    public string Events { get; init; } = "";

    [Column("secret")]
    public string? Secret { get; init; }
}

[Table("notifications")]
internal sealed record NotificationRow
{
    [Column("id"), PrimaryKey, NotNull]
    public string Id { get; init; } = "";

    [Column("task_name"), NotNull]
    public string TaskName { get; init; } = "";

    [Column("health"), NotNull]
    public string Health { get; init; } = "";

    [Column("at"), NotNull]
    public long At { get; init; }

    [Column("change"), NotNull]
    public string Change { get; init; } = "";
}

[Table("notification_deliveries")]
internal sealed record DeliveryRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("notification_id"), NotNull]
    public string NotificationId { get; init; } = "";

    [Column("target_id")]
    public long? TargetId { get; init; }

    [Column("channel"), NotNull]
    public string Channel { get; init; } = "";

    [Column("address"), NotNull]
    public string Address { get; init; } = "";

    [Column("state"), NotNull]
    public string State { get; init; } = "";

    [Column("attempts"), NotNull]
    public int Attempts { get; init; }

    [Column("next_at"), NotNull]
    public long NextAt { get; init; }

    [Column("problem")]
    public string? Problem { get; init; }

    [Column("problem_translations")]
    public string? ProblemTranslations { get; init; }
}
