using System.Text.RegularExpressions;

namespace RiskManager.ReferenceHost.Store.SqlServer;

/// <summary>Turns a schema script, which is written in SQLite's words, into statements of Transact-SQL (docs/storage.md).</summary>
internal static partial class SqlServerSchema
{
    /// <summary>The bytes that the key of a clustered index holds, which a primary key is unless told otherwise.</summary>
    private const int MostClusteredBytes = 900;

    /// <summary>One statement each, because a statement is not compiled before those that it builds upon have run.</summary>
    public static IReadOnlyList<string> Translate(string script) =>
        [.. Statements().Matches(Comments().Replace(script, match => match.Value[0] == '\'' ? match.Value : "")).Select(match => match.Value.Trim())
            .Where(statement => statement.Length > 0).SelectMany(Statement)];

    private static IEnumerable<string> Statement(string statement)
    {
        if (SqlServerIndex.TryTranslate(statement) is { } index) return index;
        if (CreatedTable().Match(statement) is not { Success: true } created) return [Words(statement, AlteredTable().Match(statement) is { Success: true } altered ? altered.Groups["table"].Value : null)];
        var table = created.Groups["table"].Value;
        var words = Words(PrimaryKey().Replace(statement, match => Clustering(match, table)), table);
        return [created.Groups["ifMissing"].Success ? $"IF OBJECT_ID(N'{table}', N'U') IS NULL {words.Replace("IF NOT EXISTS ", "", StringComparison.Ordinal)}" : words];
    }

    /// <summary>An expression, or anything else without types of columns.</summary>
    public static string Words(string text) => Words(text, null);

    private static string Words(string statement, string? table) => Word().Replace(statement, match => match.Value switch
    {
        "INTEGER PRIMARY KEY" => "BIGINT IDENTITY PRIMARY KEY",
        "INTEGER" => "BIGINT",
        "REAL" => "FLOAT",
        "BLOB" => "VARBINARY(MAX)",
        "BOOLEAN" => "BIT",
        "TRUE" => "1",
        "FALSE" => "0",
        "WITHOUT ROWID" => "",
        "ADD COLUMN" => "ADD",
        "key" => "[key]",
        ['\'', ..] => "N" + match.Value,
        _ when match.Groups["text"] is { Success: true, Value: var column } => $"{(column == "key" ? "[key]" : column)} {SqlServerText.TypeOf(table, column)}",
        _ => match.Value,
    });

    private static string Clustering(Match key, string table)
    {
        var bytes = key.Groups["columns"].Value.Split(',', StringSplitOptions.TrimEntries).Sum(column => SqlServerText.LengthOf(table, column) * 2 ?? sizeof(long));
        return bytes > MostClusteredBytes ? key.Value.Replace("PRIMARY KEY", "PRIMARY KEY NONCLUSTERED", StringComparison.Ordinal) : key.Value;
    }

    [GeneratedRegex(@"'(?:[^']|'')*'|--[^\n]*")]
    private static partial Regex Comments();

    [GeneratedRegex(@"(?:'(?:[^']|'')*'|[^;'])+")]
    private static partial Regex Statements();

    [GeneratedRegex(@"^CREATE TABLE (?<ifMissing>IF NOT EXISTS )?(?<table>\w+)")]
    private static partial Regex CreatedTable();

    [GeneratedRegex(@"^ALTER TABLE (?<table>\w+)")]
    private static partial Regex AlteredTable();

    [GeneratedRegex(@"PRIMARY KEY \((?<columns>[^)]*)\)")]
    private static partial Regex PrimaryKey();

    [GeneratedRegex(@"'(?:[^']|'')*'|\b(?<text>\w+) TEXT\b|\bINTEGER PRIMARY KEY\b|\bINTEGER\b|\bREAL\b|\bBLOB\b|\bBOOLEAN\b|\bTRUE\b|\bFALSE\b|\bWITHOUT ROWID\b|\bADD COLUMN\b|\bkey\b")]
    private static partial Regex Word();
}
