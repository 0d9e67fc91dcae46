using LinqToDB.Mapping;

namespace RiskManager.ReferenceHost.Store.Tables;

/// <summary>An imported asset and the platform's own ID of it.</summary>
[Table("platform_assets")]
internal sealed record PlatformAssetRow
{
    [Column("platform_id"), PrimaryKey, NotNull]
    public string PlatformId { get; init; } = "";

    [Column("source_id"), NotNull]
    public long SourceId { get; init; }

    [Column("import_id"), NotNull]
    public string ImportId { get; init; } = "";

    [Column("created_on")]
    public long? CreatedOn { get; init; }

    [Column("updated_on")]
    public long? UpdatedOn { get; init; }

    [Column("is_exact"), NotNull]
    public bool IsExact { get; init; }

    [Column("host_address")]
    public string? HostAddress { get; init; }

    [Column("sync"), NotNull]
    public long Sync { get; init; }

    [Column("adopted"), NotNull]
    public long Adopted { get; init; }
}

/// <summary>An imported component and the platform's own ID of it.</summary>
[Table("platform_components")]
internal sealed record PlatformComponentRow
{
    [Column("component_id"), PrimaryKey, NotNull]
    public string ComponentId { get; init; } = "";

    [Column("source_id"), NotNull]
    public long SourceId { get; init; }

    [Column("import_id"), NotNull]
    public string ImportId { get; init; } = "";

    [Column("key"), NotNull]
    public string Key { get; init; } = "";

    [Column("knowledge_base_id"), NotNull]
    public string KnowledgeBaseId { get; init; } = "";

    [Column("sync"), NotNull]
    public long Sync { get; init; }
}

/// <summary>Something that is being created on the platform.</summary>
[Table("platform_intentions")]
internal sealed record PlatformIntentionRow
{
    [Column("source_id"), PrimaryKey(0), NotNull]
    public long SourceId { get; init; }

    [Column("import_id"), PrimaryKey(1), NotNull]
    public string ImportId { get; init; } = "";

    [Column("key"), PrimaryKey(2), NotNull]
    public string Key { get; init; } = "";

    [Column("knowledge_base_id")]
    public string? KnowledgeBaseId { get; init; }

    [Column("name"), NotNull]
    public string Name { get; init; } = "";

    [Column("perimeter"), NotNull]
    public string Perimeter { get; init; } = "";

    [Column("at"), NotNull]
    public long At { get; init; }

    [Column("run_id"), NotNull]
    public string RunId { get; init; } = "";
}

/// <summary>A copy of an imported asset that carries its key.</summary>
[Table("platform_copies")]
internal sealed record PlatformCopyRow
{
    [Column("platform_id"), PrimaryKey, NotNull]
    public string PlatformId { get; init; } = "";
}

/// <summary>How often a source was compared with the platform.</summary>
[Table("platform_syncs")]
internal sealed record PlatformSyncRow
{
    [Column("source_id"), PrimaryKey, NotNull]
    public long SourceId { get; init; }

    [Column("number"), NotNull]
    public long Number { get; init; }
}
