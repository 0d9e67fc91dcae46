using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskManager.ReferenceHost.Store.SqlServer;

/// <summary>
/// Turns the making and dropping of an index into Transact-SQL. An index holds columns alone there, so an expression becomes a
/// computed column, which the server recognizes in queries that use the same expression.
/// </summary>
internal static partial class SqlServerIndex
{
    /// <returns>Null when the statement is about something else.</returns>
    public static IReadOnlyList<string>? TryTranslate(string statement) =>
        Created().Match(statement) is { Success: true } created ? Create(created)
        : Dropped().Match(statement) is { Success: true } dropped ? [Drop(dropped)]
        : null;

    private static List<string> Create(Match created)
    {
        var (name, table) = (created.Groups["name"].Value, created.Groups["table"].Value);
        var statements = new List<string>();
        var columns = new List<string>();
        var plain = true;
        foreach (var item in Items().Matches(created.Groups["items"].Value).Select(match => match.Value.Trim()))
        {
            if (item.Contains('('))
            {
                plain = false;
                columns.Add(string.Create(CultureInfo.InvariantCulture, $"{name}_{columns.Count + 1}"));

                // Stays when the index is dropped, for the time when it is made again.
                statements.Add($"IF COL_LENGTH(N'{table}', N'{columns[^1]}') IS NULL ALTER TABLE {table} ADD {columns[^1]} AS {Expression(item)}");
            }
            else
            {
                columns.Add(SqlServerSchema.Words(item));
            }
        }

        // For SQL Server two nulls are the same and may not be twice; elsewhere they may.
        var unique = created.Groups["unique"].Success;
        var filter = unique && plain ? " WHERE " + string.Join(" AND ", columns.Select(column => $"{column} IS NOT NULL")) : "";
        var guard = created.Groups["ifMissing"].Success ? $"IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = N'{name}' AND object_id = OBJECT_ID(N'{table}')) " : "";
        statements.Add($"{guard}CREATE {(unique ? "UNIQUE " : "")}INDEX {name} ON {table} ({string.Join(", ", columns)}){filter}");
        return statements;
    }

    // An index is named after its table: assets_by_name.
    private static string Drop(Match dropped) => $"DROP INDEX {dropped.Groups["ifThere"].Value}{dropped.Groups["name"].Value} ON {dropped.Groups["table"].Value}";

    private static string Expression(string item) =>
        Folded().Match(item) is { Success: true } folded ? SqlServerText.SortKeyOf(folded.Groups["column"].Value) : SqlServerSchema.Words(item);

    [GeneratedRegex(@"^CREATE (?<unique>UNIQUE )?INDEX (?<ifMissing>IF NOT EXISTS )?(?<name>\w+) ON (?<table>\w+) \((?<items>.*)\)$", RegexOptions.Singleline)]
    private static partial Regex Created();

    [GeneratedRegex(@"^DROP INDEX (?<ifThere>IF EXISTS )?(?<name>(?<table>\w+?)_by_\w+)$")]
    private static partial Regex Dropped();

    // Separated by commas that stand outside parentheses, which may be nested.
    [GeneratedRegex(@"(?:[^,()]|(?<open>\()|(?<-open>\))|(?(open),|(?!)))+(?(open)(?!))")]
    private static partial Regex Items();

    [GeneratedRegex(@"^lower\(coalesce\((?<column>\w+), ''\)\)$")]
    private static partial Regex Folded();
}
