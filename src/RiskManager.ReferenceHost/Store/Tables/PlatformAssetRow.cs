using LinqToDB.Mapping;

namespace RiskManager.ReferenceHost.Store.Tables;

/// <summary>Which asset of a real Risk Manager an imported asset is.</summary>
[Table("platform_assets")]
internal sealed record PlatformAssetRow
{
    [Column("platform_id"), PrimaryKey]
    public string PlatformId { get; init; } = "";

    [Column("source_id")]
    public long SourceId { get; init; }

    [Column("import_id")]
    public string ImportId { get; init; } = "";
}
