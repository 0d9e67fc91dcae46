using LinqToDB.Mapping;

namespace RiskManager.ReferenceHost.Store.Tables;

/// <summary>An asset; with setters, because an import fills it in while it reads a document.</summary>
[Table("assets")]
internal sealed record AssetRow
{
    public const int MaxNameLength = 400;
    public const int MaxHostAddressLength = 100;
    public const int MaxLocationLength = 1000;
    public const int DefaultRelevance = 3;

    [Column("id"), PrimaryKey, Identity]
    public long Id { get; set; }

    [Column("perimeter_id")]
    public long PerimeterId { get; set; }

    [Column("type_id")]
    public long TypeId { get; set; }

    [Column("source_id")]
    public long? SourceId { get; set; }

    [Column("import_id")]
    public string? ImportId { get; set; }

    [Column("name")]
    public string Name { get; set; } = "";

    [Column("host_address")]
    public string? HostAddress { get; set; }

    [Column("dns_name")]
    public string? DnsName { get; set; }

    [Column("net_bios_name")]
    public string? NetBiosName { get; set; }

    [Column("ip_address")]
    public string? IpAddress { get; set; }

    [Column("operating_system")]
    public string? OperatingSystem { get; set; }

    [Column("relevance")]
    public int Relevance { get; set; } = DefaultRelevance;

    [Column("responsible_id")]
    public long? ResponsibleId { get; set; }

    [Column("hand_edited")]
    public int HandEdited { get; set; }

    [Column("created_run")]
    public long? CreatedRun { get; set; }

    [Column("explanation_id")]
    public long? ExplanationId { get; set; }

    [Column("written_run")]
    public long? WrittenRun { get; set; }

    [Column("analysis_frequency")]
    public int? AnalysisFrequency { get; set; }

    [Column("criticality")]
    public int? Criticality { get; set; }

    [Column("latitude")]
    public double? Latitude { get; set; }

    [Column("longitude")]
    public double? Longitude { get; set; }

    [Column("location")]
    public string? Location { get; set; }

    [Column("description")]
    public string? Description { get; set; }

    [Column("fingerprint")]
    public long? Fingerprint { get; set; }

    [Column("identifiers")]
    public string? Identifiers { get; set; }

    [Column("hand_actions")]
    public int HandActions { get; set; }

    /// <summary>The address as lists are sorted by it (<see cref="Store.AddressKey"/>).</summary>
    [Column("address_key")]
    public string? AddressKey { get; set; }
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

    /// <summary>From where: the address of the browser, or the command line; null: the host by itself.</summary>
    [Column("client")]
    public string? From { get; init; }

    [Column("entry")]
    public string Entry { get; init; } = "";

    [Column("run_id")]
    public string? RunId { get; init; }
}
