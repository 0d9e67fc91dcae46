using LinqToDB.Mapping;

namespace RiskManager.ReferenceHost.Store.Tables;

[Table("people")]
internal sealed record PersonRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("name"), NotNull]
    public string Name { get; init; } = "";

    [Column("name_key"), NotNull]
    public string NameKey { get; init; } = "";
}

[Table("perimeters")]
internal sealed record PerimeterRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("parent_id"), Nullable]
    public long? ParentId { get; init; }

    [Column("name"), NotNull]
    public string Name { get; init; } = "";

    [Column("name_key"), NotNull]
    public string NameKey { get; init; } = "";

    [Column("responsible_id"), Nullable]
    public long? ResponsibleId { get; init; }

    [Column("created_run"), Nullable]
    public string? CreatedRun { get; init; }
}

[Table("asset_types")]
internal sealed record AssetTypeRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("name"), NotNull]
    public string Name { get; init; } = "";

    [Column("name_key"), NotNull]
    public string NameKey { get; init; } = "";
}

[Table("sources")]
internal sealed record SourceRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("name"), NotNull]
    public string Name { get; init; } = "";
}

[Table("import_runs")]
internal sealed record ImportRunRow
{
    [Column("number"), PrimaryKey, Identity]
    public long Number { get; init; }

    [Column("run_id"), NotNull]
    public string RunId { get; init; } = "";

    [Column("task_id")]
    public string? TaskId { get; init; }
}
