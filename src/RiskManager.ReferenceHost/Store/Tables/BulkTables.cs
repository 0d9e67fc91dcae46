using LinqToDB.Mapping;

namespace RiskManager.ReferenceHost.Store.Tables;

/// <summary>A job that changes many assets.</summary>
[Table("bulk_jobs")]
internal sealed record BulkJobRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("kind")]
    public string Kind { get; init; } = "";

    [Column("parameters")]
    public string Parameters { get; init; } = "{}";

    [Column("account")]
    public string Account { get; init; } = "";

    [Column("started_from")]
    public string? StartedFrom { get; init; }

    [Column("created_at")]
    public long CreatedAt { get; init; }

    [Column("ended_at")]
    public long? EndedAt { get; init; }

    [Column("state")]
    public string State { get; init; } = "";

    [Column("total")]
    public long Total { get; init; }

    [Column("done")]
    public long Done { get; init; }

    [Column("skipped")]
    public string Skipped { get; init; } = "{}";

    [Column("position")]
    public long Position { get; init; }

    [Column("problem")]
    public string? Problem { get; init; }
}

/// <summary>An asset of a job.</summary>
[Table("bulk_job_assets")]
internal sealed record BulkJobAssetRow
{
    [Column("job_id"), PrimaryKey(0)]
    public long JobId { get; init; }

    [Column("asset_id"), PrimaryKey(1)]
    public long AssetId { get; init; }
}
