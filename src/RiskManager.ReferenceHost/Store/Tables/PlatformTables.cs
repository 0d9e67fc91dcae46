using LinqToDB.Mapping;

namespace RiskManager.ReferenceHost.Store.Tables;

/// <summary>An imported asset and the platform's own ID of it.</summary>
[Table("platform_assets")]
internal sealed record PlatformAssetRow
{
    [Column("platform_id"), PrimaryKey]
    public string PlatformId { get; init; } = "";

    [Column("source_id")]
    public long SourceId { get; init; }

    [Column("import_id")]
    public string ImportId { get; init; } = "";

    [Column("created_on")]
    public long? CreatedOn { get; init; }

    [Column("updated_on")]
    public long? UpdatedOn { get; init; }

    [Column("is_exact")]
    public bool IsExact { get; init; }

    [Column("host_address")]
    public string? HostAddress { get; init; }

    [Column("sync")]
    public long Sync { get; init; }

    [Column("adopted")]
    public long Adopted { get; init; }
}

/// <summary>An imported component and the platform's own ID of it.</summary>
[Table("platform_components")]
internal sealed record PlatformComponentRow
{
    [Column("component_id"), PrimaryKey]
    public string ComponentId { get; init; } = "";

    [Column("source_id")]
    public long SourceId { get; init; }

    [Column("import_id")]
    public string ImportId { get; init; } = "";

    [Column("key")]
    public string Key { get; init; } = "";

    [Column("knowledge_base_id")]
    public string KnowledgeBaseId { get; init; } = "";

    [Column("sync")]
    public long Sync { get; init; }
}

/// <summary>Something that is being created on the platform.</summary>
[Table("platform_intentions")]
internal sealed record PlatformIntentionRow
{
    [Column("source_id"), PrimaryKey(0)]
    public long SourceId { get; init; }

    [Column("import_id"), PrimaryKey(1)]
    public string ImportId { get; init; } = "";

    [Column("key"), PrimaryKey(2)]
    public string Key { get; init; } = "";

    [Column("knowledge_base_id")]
    public string? KnowledgeBaseId { get; init; }

    [Column("name")]
    public string Name { get; init; } = "";

    [Column("perimeter")]
    public string Perimeter { get; init; } = "";

    [Column("at")]
    public long At { get; init; }

    [Column("run_id")]
    public string RunId { get; init; } = "";
}

/// <summary>A copy of an imported asset that carries its key.</summary>
[Table("platform_copies")]
internal sealed record PlatformCopyRow
{
    [Column("platform_id"), PrimaryKey]
    public string PlatformId { get; init; } = "";
}

/// <summary>How often a source was compared with the platform.</summary>
[Table("platform_syncs")]
internal sealed record PlatformSyncRow
{
    [Column("source_id"), PrimaryKey]
    public long SourceId { get; init; }

    [Column("number")]
    public long Number { get; init; }
}
