using RiskManager.ReferenceHost.Backups.Format;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Backups.Tables;

/// <summary>A table of the host, as the database describes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns, in their order.</param>
/// <param name="Key">The columns of its primary key.</param>
/// <param name="Required">The names of the columns that are never null.</param>
internal sealed record BackupTable(
    string Name, IReadOnlyList<BackupColumn> Columns, IReadOnlyList<string> Key, IReadOnlySet<string> Required)
{
    /// <summary>The columns that hold secrets, by their names; so a column that a later version adds is not forgotten.</summary>
    public IReadOnlyList<BackupColumn> Secrets => [.. Columns.Where(IsSecret)];

    /// <summary>The columns of the key, with what they hold.</summary>
    public IReadOnlyList<BackupColumn> KeyColumns => [.. Key.Select(name => Columns.Single(column => column.Name == name))];

    /// <summary>Every row without its secrets, in the order of the key.</summary>
    public string SelectPublic =>
        $"SELECT {string.Join(", ", Columns.Select(column => IsSecret(column) ? Blank(column) : Quote(column.Name)))} FROM {Quote(Name)}"
        + OrderByKey;

    /// <summary>Key and secrets of the rows that have secrets.</summary>
    public string SelectSecrets =>
        $"SELECT {List(KeyColumns.Concat(Secrets))} FROM {Quote(Name)} WHERE "
        + string.Join(" OR ", Secrets.Select(column => $"{Quote(column.Name)} IS NOT NULL")) + OrderByKey;

    public string OrderByKey => $" ORDER BY {string.Join(", ", Key.Select(Quote))}";

    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string List(IEnumerable<BackupColumn> columns) => string.Join(", ", columns.Select(column => Quote(column.Name)));

    private static bool IsSecret(BackupColumn column) => column.Kind == ColumnKind.Text && MaskedWebConfig.IsSecret(column.Name);

    private string Blank(BackupColumn column) => Required.Contains(column.Name) ? "CAST('' AS TEXT)" : "CAST(NULL AS TEXT)";
}
