using LinqToDB.Mapping;

namespace RiskManager.ReferenceHost.Store.Tables;

[Table("assets")]
internal sealed record AssetRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("perimeter_id")]
    public long PerimeterId { get; init; }

    [Column("type_id")]
    public long TypeId { get; init; }

    [Column("source_id")]
    public long? SourceId { get; init; }

    [Column("import_id")]
    public string? ImportId { get; init; }

    [Column("name")]
    public string Name { get; init; } = "";

    [Column("host_address")]
    public string? HostAddress { get; init; }

    [Column("dns_name")]
    public string? DnsName { get; init; }

    [Column("net_bios_name")]
    public string? NetBiosName { get; init; }

    [Column("ip_address")]
    public string? IpAddress { get; init; }

    [Column("operating_system")]
    public string? OperatingSystem { get; init; }

    [Column("relevance")]
    public int Relevance { get; init; } = 3;

    [Column("responsible_id")]
    public long? ResponsibleId { get; init; }

    [Column("hand_edited")]
    public int HandEdited { get; init; }

    [Column("created_run")]
    public long? CreatedRun { get; init; }

    [Column("explanation_id")]
    public long? ExplanationId { get; init; }

    [Column("written_run")]
    public long? WrittenRun { get; init; }

    [Column("analysis_frequency")]
    public int? AnalysisFrequency { get; init; }

    [Column("criticality")]
    public int? Criticality { get; init; }

    [Column("latitude")]
    public double? Latitude { get; init; }

    [Column("longitude")]
    public double? Longitude { get; init; }

    [Column("location")]
    public string? Location { get; init; }

    [Column("description")]
    public string? Description { get; init; }

    [Column("fingerprint")]
    public long? Fingerprint { get; init; }
}

[Table("deleted_assets")]
internal sealed record DeletedAssetRow
{
    [Column("source_id"), PrimaryKey(0)]
    public long SourceId { get; init; }

    [Column("import_id"), PrimaryKey(1)]
    public string ImportId { get; init; } = "";

    [Column("name")]
    public string Name { get; init; } = "";

    [Column("deleted_by")]
    public string DeletedBy { get; init; } = "";

    [Column("deleted_at")]
    public long DeletedAt { get; init; }
}

[Table("components")]
internal sealed record ComponentRow
{
    [Column("asset_id"), PrimaryKey(0)]
    public long AssetId { get; init; }

    [Column("key"), PrimaryKey(1)]
    public string Key { get; init; } = "";

    [Column("imported")]
    public bool Imported { get; init; }

    [Column("name")]
    public string Name { get; init; } = "";

    [Column("cpe")]
    public string? Cpe { get; init; }

    [Column("knowledge_base_id")]
    public string KnowledgeBaseId { get; init; } = "";
}

[Table("deleted_components")]
internal sealed record DeletedComponentRow
{
    [Column("asset_id"), PrimaryKey(0)]
    public long AssetId { get; init; }

    [Column("key"), PrimaryKey(1)]
    public string Key { get; init; } = "";

    [Column("name")]
    public string Name { get; init; } = "";

    [Column("deleted_by")]
    public string DeletedBy { get; init; } = "";

    [Column("deleted_at")]
    public long DeletedAt { get; init; }
}

[Table("knowledge_bases")]
internal sealed record KnowledgeBaseRow
{
    [Column("id"), PrimaryKey]
    public string Id { get; init; } = "";

    [Column("name")]
    public string Name { get; init; } = "";
}

[Table("knowledge_base_cpes")]
internal sealed record KnowledgeBaseCpeRow
{
    [Column("knowledge_base_id"), PrimaryKey(0)]
    public string KnowledgeBaseId { get; init; } = "";

    [Column("cpe"), PrimaryKey(1)]
    public string Cpe { get; init; } = "";
}

[Table("custom_attributes")]
internal sealed record CustomAttributeRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("type_id")]
    public long TypeId { get; init; }

    [Column("name")]
    public string Name { get; init; } = "";

    [Column("name_key")]
    public string NameKey { get; init; } = "";

    [Column("value_type")]
    public string ValueType { get; init; } = "";

    [Column("required")]
    public bool Required { get; init; }
}

[Table("custom_values")]
internal sealed record CustomValueRow
{
    [Column("asset_id"), PrimaryKey(0)]
    public long AssetId { get; init; }

    [Column("attribute_id"), PrimaryKey(1)]
    public long AttributeId { get; init; }

    [Column("value")]
    public string Value { get; init; } = "";

    [Column("by_hand")]
    public bool ByHand { get; init; }
}

[Table("audit")]
internal sealed record AuditRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("at")]
    public long At { get; init; }

    [Column("module")]
    public string Module { get; init; } = "";

    [Column("account")]
    public string Account { get; init; } = "";

    [Column("entry")]
    public string Entry { get; init; } = "";

    [Column("run_id")]
    public string? RunId { get; init; }
}
