using LinqToDB.Mapping;

namespace RiskManager.ReferenceHost.Store.Tables;

[Table("runs")]
internal sealed record RunRow : CountedRow
{
    [Column("id"), PrimaryKey]
    public string Id { get; init; } = "";

    [Column("task_id")]
    public string TaskId { get; init; } = "";

    [Column("task_name")]
    public string TaskName { get; init; } = "";

    [Column("type_id")]
    public string TypeId { get; init; } = "";

    [Column("settings")]
    public string Settings { get; init; } = "";

    [Column("started_at")]
    public long StartedAt { get; init; }

    [Column("ended_at")]
    public long? EndedAt { get; init; }

    [Column("status")]
    public string Status { get; init; } = "";

    [Column("resumed_run_id")]
    public string? ResumedRunId { get; init; }

    [Column("expected")]
    public long? Expected { get; init; }

    [Column("missing")]
    public long Missing { get; init; }

    [Column("remote_calls")]
    public int RemoteCalls { get; init; }

    [Column("perimeter")]
    public string? Perimeter { get; init; }

    [Column("perimeter_created")]
    public bool PerimeterCreated { get; init; }

    [Column("details")]
    public string? Details { get; init; }

    [Column("error")]
    public string? Error { get; init; }

    [Column("origin")]
    public string Origin { get; init; } = "";

    [Column("started_by")]
    public string? StartedBy { get; init; }

    /// <summary>From where: the address of the browser, or the command line; null: the host by itself.</summary>
    [Column("started_from")]
    public string? StartedFrom { get; init; }

    [Column("cancelled_by")]
    public string? CancelledBy { get; init; }

    [Column("approved_by")]
    public string? ApprovedBy { get; init; }

    [Column("owner")]
    public string? Owner { get; init; }

    [Column("executed_by")]
    public string? ExecutedBy { get; init; }

    [Column("takeovers")]
    public int Takeovers { get; init; }

    [Column("is_assessed")]
    public bool IsAssessed { get; init; }
}

[Table("run_progress")]
internal sealed record RunProgressRow : CountedRow
{
    [Column("run_id"), PrimaryKey]
    public string RunId { get; init; } = "";

    [Column("at")]
    public long At { get; init; }

    [Column("activity")]
    public string Activity { get; init; } = "";

    [Column("done")]
    public long Done { get; init; }

    [Column("total")]
    public long? Total { get; init; }

    [Column("remote_calls")]
    public int RemoteCalls { get; init; }

    [Column("waiting_until")]
    public long? WaitingUntil { get; init; }

    [Column("remaining_seconds")]
    public long? RemainingSeconds { get; init; }

    [Column("per_second")]
    public double PerSecond { get; init; }
}

[Table("run_log")]
internal sealed record RunLogRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("run_id")]
    public string RunId { get; init; } = "";

    [Column("at")]
    public long At { get; init; }

    [Column("level")]
    public int Level { get; init; }

    [Column("event_id")]
    public int EventId { get; init; }

    [Column("message")]
    public string Message { get; init; } = "";

    [Column("asset_source")]
    public string? AssetSource { get; init; }

    [Column("asset_import_id")]
    public string? AssetImportId { get; init; }
}

[Table("quarantine")]
internal sealed record QuarantineRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("run_id")]
    public string RunId { get; init; } = "";

    [Column("task_id")]
    public string TaskId { get; init; } = "";

    [Column("record_id")]
    public string? RecordId { get; init; }

    [Column("reason")]
    public string Reason { get; init; } = "";

    [Column("fragment")]
    public string Fragment { get; init; } = "";

    [Column("at")]
    public long At { get; init; }
}

[Table("run_changes")]
internal sealed record RunChangeRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("run_id")]
    public string RunId { get; init; } = "";

    [Column("asset_id")]
    public long AssetId { get; init; }

    [Column("import_id")]
    public string ImportId { get; init; } = "";

    [Column("name")]
    public string Name { get; init; } = "";

    [Column("action")]
    public string Action { get; init; } = "";

    [Column("fields")]
    public string Fields { get; init; } = "";
}
