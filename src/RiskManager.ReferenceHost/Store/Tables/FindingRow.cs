using LinqToDB.Mapping;

namespace RiskManager.ReferenceHost.Store.Tables;

/// <summary>What a person has to look at.</summary>
[Table("findings")]
internal sealed record FindingRow
{
    /// <summary>The API of the platform cannot do it; a person has to.</summary>
    public const string ManualKind = "manual";

    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("task_id"), NotNull]
    public string TaskId { get; init; } = "";

    [Column("kind"), NotNull]
    public string Kind { get; init; } = "";

    [Column("source"), NotNull]
    public string Source { get; init; } = "";

    [Column("import_id"), NotNull]
    public string ImportId { get; init; } = "";

    /// <summary>Tells several findings about one asset apart.</summary>
    [Column("subject"), NotNull]
    public string Subject { get; init; } = "";

    /// <summary>The run that found it, or found it changed. <see cref="FindingRunRow"/> has the one that found it last.</summary>
    [Column("run_id"), NotNull]
    public string RunId { get; init; } = "";

    [Column("name"), NotNull]
    public string Name { get; init; } = "";

    [Column("perimeter"), NotNull]
    public string Perimeter { get; init; } = "";

    [Column("reason"), NotNull]
    public string Reason { get; init; } = "";

    /// <summary>The reason in other languages, JSON by culture name.</summary>
    [Column("translations"), NotNull]
    public string Translations { get; init; } = "{}";

    [Column("since"), NotNull]
    public long Since { get; init; }

    [Column("other_id")]
    public string? OtherId { get; init; }

    /// <summary>What both assets have in common, a JSON list.</summary>
    [Column("shared")]
    public string? Shared { get; init; }

    [Column("certain"), NotNull]
    public bool Certain { get; init; }

    [Column("days")]
    public int? Days { get; init; }

    [Column("dismissed_by")]
    public string? DismissedBy { get; init; }

    [Column("dismissed_at")]
    public long? DismissedAt { get; init; }
}
