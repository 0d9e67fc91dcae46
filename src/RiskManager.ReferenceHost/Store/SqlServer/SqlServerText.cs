namespace RiskManager.ReferenceHost.Store.SqlServer;

/// <summary>How texts are kept, compared and folded in SQL Server.</summary>
internal static class SqlServerText
{
    /// <summary>Compares byte by byte, as the other databases do: the order of identities must not depend on the server's language.</summary>
    public const string Collation = "Latin1_General_100_BIN2";

    /// <summary>Characters that a text in a key may have: a key holds 1,700 bytes, a character takes 2.</summary>
    public const int KeyLength = 400;

    /// <summary>Folds the ASCII letters of a text, and no others; null stays null.</summary>
    public const string Folded = "TRANSLATE({0}, N'ABCDEFGHIJKLMNOPQRSTUVWXYZ', N'abcdefghijklmnopqrstuvwxyz')";

    /// <summary>
    /// What lists are sorted by. Word for word the expression of the computed columns that the indices of the lists hold, so that the server
    /// finds the index for the query. Cut off, because a key is bounded and an operating system's name is not.
    /// </summary>
    public const string SortKey = "CAST(TRANSLATE(COALESCE({0}, N''), N'ABCDEFGHIJKLMNOPQRSTUVWXYZ', N'abcdefghijklmnopqrstuvwxyz') AS NVARCHAR(400))";

    /// <summary>The columns that keys and indices hold, which therefore have a limit; others have none.</summary>
    private static readonly Dictionary<string, int> KeyTexts = new(StringComparer.Ordinal)
    {
        ["people.name_key"] = KeyLength,
        ["perimeters.name_key"] = KeyLength,
        ["asset_types.name_key"] = KeyLength,
        ["sources.name"] = KeyLength,
        ["import_runs.run_id"] = KeyLength,
        ["assets.import_id"] = KeyLength,
        ["deleted_assets.import_id"] = KeyLength,
        ["knowledge_bases.id"] = 50,
        ["knowledge_base_cpes.knowledge_base_id"] = 50,
        ["knowledge_base_cpes.cpe"] = 500,
        ["components.key"] = KeyLength,
        ["deleted_components.key"] = KeyLength,
        ["custom_attributes.name_key"] = KeyLength,
        ["audit.module"] = KeyLength,
        ["tasks.id"] = KeyLength,
        ["tasks.name_key"] = KeyLength,
        ["runs.id"] = KeyLength,
        ["runs.task_id"] = KeyLength,
        ["run_log.run_id"] = KeyLength,
        ["run_progress.run_id"] = KeyLength,
        ["run_changes.run_id"] = KeyLength,
        ["run_locks.task_id"] = KeyLength,
        ["quarantine.run_id"] = KeyLength,
        ["checkpoints.task_id"] = KeyLength,
        ["task_states.task_id"] = KeyLength,
        ["accounts.name_key"] = KeyLength,
        ["explanations.hash"] = KeyLength,
        ["nodes.id"] = KeyLength,
        ["partitioned_runs.run_id"] = KeyLength,
        ["partitioned_runs.task_id"] = KeyLength,
        ["run_partitions.run_id"] = KeyLength,
        ["call_limits.account"] = KeyLength,
        ["call_turns.id"] = KeyLength,
        ["call_turns.account"] = KeyLength,
    };

    /// <summary>What a list is sorted by if it is sorted by <paramref name="text"/>.</summary>
    public static string SortKeyOf(string text) => SortKey.Replace("{0}", text, StringComparison.Ordinal);

    /// <summary>The type of a column of texts.</summary>
    public static string TypeOf(string? table, string column) =>
        $"NVARCHAR({LengthOf(table, column)?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "MAX"}) COLLATE {Collation}";

    /// <summary>The characters that a column takes; null when there is no limit.</summary>
    public static int? LengthOf(string? table, string column) => KeyTexts.TryGetValue($"{table}.{column}", out var length) ? length : null;
}
