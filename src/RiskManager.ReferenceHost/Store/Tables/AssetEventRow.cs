using LinqToDB.Mapping;

namespace RiskManager.ReferenceHost.Store.Tables;

/// <summary>What a person did to an imported asset.</summary>
[Table("asset_events")]
internal sealed record AssetEventRow
{
    public const string Moved = "Moved";
    public const string Deleted = "Deleted";
    public const string Edited = "Edited";

    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("at")]
    public long At { get; init; }

    [Column("kind")]
    public string Kind { get; init; } = "";

    [Column("source_id")]
    public long SourceId { get; init; }

    [Column("import_id")]
    public string ImportId { get; init; } = "";

    [Column("asset_id")]
    public long AssetId { get; init; }

    [Column("name")]
    public string Name { get; init; } = "";

    [Column("field")]
    public string? Field { get; init; }

    [Column("old_value")]
    public string? OldValue { get; init; }

    [Column("new_value")]
    public string? NewValue { get; init; }

    [Column("account")]
    public string Account { get; init; } = "";

    [Column("created_run")]
    public long? CreatedRun { get; init; }

    [Column("written_run")]
    public long? WrittenRun { get; init; }
}

/// <summary>From when on the events are known.</summary>
[Table("asset_events_begin")]
internal sealed record AssetEventsBeginRow
{
    [Column("run_started_at")]
    public long RunStartedAt { get; init; }
}
