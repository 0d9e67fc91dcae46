using LinqToDB.Mapping;

namespace RiskManager.ReferenceHost.Store.Tables;

/// <summary>What a person has to look at.</summary>
[Table("findings")]
internal sealed record FindingRow
{
    /// <summary>The API of the platform cannot do it; a person has to.</summary>
    public const string ManualKind = "manual";

    [Column("task_id"), PrimaryKey(0)]
    public string TaskId { get; init; } = "";

    [Column("kind"), PrimaryKey(1)]
    public string Kind { get; init; } = "";

    [Column("source"), PrimaryKey(2)]
    public string Source { get; init; } = "";

    [Column("import_id"), PrimaryKey(3)]
    public string ImportId { get; init; } = "";

    /// <summary>Tells several findings about one asset apart.</summary>
    [Column("subject"), PrimaryKey(4)]
    public string Subject { get; init; } = "";

    [Column("run_id")]
    public string RunId { get; init; } = "";

    [Column("name")]
    public string Name { get; init; } = "";

    [Column("perimeter")]
    public string Perimeter { get; init; } = "";

    [Column("reason")]
    public string Reason { get; init; } = "";

    /// <summary>The reason in other languages, JSON by culture name.</summary>
    [Column("translations")]
    public string Translations { get; init; } = "{}";

    [Column("since")]
    public long Since { get; init; }
}
