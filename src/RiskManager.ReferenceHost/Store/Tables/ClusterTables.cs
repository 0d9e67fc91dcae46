using LinqToDB.Mapping;

namespace RiskManager.ReferenceHost.Store.Tables;

[Table("nodes")]
internal sealed record NodeRow
{
    [Column("id"), PrimaryKey]
    public string Id { get; init; } = "";

    [Column("machine")]
    public string Machine { get; init; } = "";

    [Column("process_id")]
    public int ProcessId { get; init; }

    [Column("started_at")]
    public long StartedAt { get; init; }

    [Column("heartbeat_at")]
    public long HeartbeatAt { get; init; }
}

[Table("partitioned_runs")]
internal sealed record PartitionedRunRow
{
    [Column("run_id"), PrimaryKey]
    public string RunId { get; init; } = "";

    [Column("task_id")]
    public string TaskId { get; init; } = "";

    [Column("current_run_id")]
    public string CurrentRunId { get; init; } = "";

    [Column("coordinator")]
    public string Coordinator { get; init; } = "";

    [Column("shared")]
    public bool Shared { get; init; }

    [Column("stopping")]
    public bool Stopping { get; init; }
}

[Table("run_partitions")]
internal sealed record PartitionRow
{
    [Column("run_id"), PrimaryKey]
    public string RunId { get; init; } = "";

    [Column("number"), PrimaryKey]
    public int Number { get; init; }

    [Column("definition")]
    public string Definition { get; init; } = "";

    [Column("expected")]
    public long Expected { get; init; }

    [Column("status")]
    public string Status { get; init; } = "";

    [Column("owner")]
    public string? Owner { get; init; }

    [Column("machine")]
    public string? Machine { get; init; }

    [Column("process_id")]
    public int? ProcessId { get; init; }

    [Column("heartbeat_at")]
    public long? HeartbeatAt { get; init; }

    [Column("takeovers")]
    public int Takeovers { get; init; }

    [Column("progress")]
    public string? Progress { get; init; }

    [Column("result")]
    public string? Result { get; init; }
}

[Table("call_limits")]
internal sealed record CallLimitsRow
{
    [Column("account"), PrimaryKey]
    public string Account { get; init; } = "";

    [Column("concurrency_limit")]
    public int? ConcurrencyLimit { get; init; }

    [Column("rate_limit")]
    public int? RateLimit { get; init; }

    [Column("window_length")]
    public long? WindowLength { get; init; }

    [Column("remaining")]
    public int? Remaining { get; init; }

    [Column("to_wait")]
    public long? ToWait { get; init; }

    [Column("observed_at")]
    public long ObservedAt { get; init; }

    [Column("held_back_until")]
    public long HeldBackUntil { get; init; }
}

[Table("call_turns")]
internal sealed record CallTurnRow
{
    [Column("id"), PrimaryKey]
    public string Id { get; init; } = "";

    [Column("account")]
    public string Account { get; init; } = "";

    [Column("owner")]
    public string Owner { get; init; } = "";

    [Column("machine")]
    public string Machine { get; init; } = "";

    [Column("process_id")]
    public int ProcessId { get; init; }

    [Column("renewed_at")]
    public long RenewedAt { get; init; }
}
