using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Backups.Format;
using RiskManager.ReferenceHost.Backups.Tables;
using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Backups;

/// <summary>
/// Puts the tables of a backup into a database, inside the transaction of the caller: builds the schema that the backup had, fills it, and
/// upgrades it to that of this version.
/// </summary>
internal sealed class RestoredTables(BackupFile backup, SecretsVault? secrets, IDatabaseDialect dialect)
{
    /// <summary>What a host in use has rows in.</summary>
    private static readonly string[] InUse = ["assets", "tasks", "runs", "accounts"];

    private readonly BackupManifest _manifest = backup.Manifest;

    /// <returns>The database as a manifest names it.</returns>
    /// <exception cref="TaskSettingsException">The database is in use, or the backup does not fit.</exception>
    public string Write(DataConnection connection, bool replace, CancellationToken cancellationToken)
    {
        var store = TableStores.For(connection);
        CheckUnused(connection, replace);
        store.DeferReferences(connection);
        foreach (var table in store.ReadTables(connection).Reverse()) connection.Execute($"DROP TABLE {BackupTable.Quote(table.Name)}");
        store.DropSearchIndex(connection);
        if (dialect.Exists(connection, TableStores.SchemaTable)) connection.Execute($"DROP TABLE {TableStores.SchemaTable}");
        SchemaMigration.ApplyThrough(connection, dialect, _manifest.Schema);
        var tables = store.ReadTables(connection);
        CheckFits(tables);
        foreach (var table in tables.Reverse()) connection.Execute($"DELETE FROM {BackupTable.Quote(table.Name)}");
        var indexes = store.SuspendIndexes(connection);
        foreach (var table in tables) Fill(connection, store, table, cancellationToken);
        foreach (var index in indexes) connection.Execute(index);
        store.AdvanceNumbers(connection);
        foreach (var table in tables) FillSecrets(connection, table);
        IndexAllAssets(connection);
        SchemaMigration.Apply(connection, dialect);
        return store.Name;
    }

    /// <summary>
    /// Asks the host to make the index of searches anew, in the background. Older schemas ask by themselves when they are upgraded.
    /// </summary>
    private void IndexAllAssets(DataConnection connection)
    {
        if (!dialect.Exists(connection, "search_changes")) return;
        connection.Execute("DELETE FROM search_changes");
        connection.Execute("INSERT INTO search_changes (first_id, last_id) SELECT min(id), max(id) FROM assets HAVING count(*) > 0");
    }

    private void CheckUnused(DataConnection connection, bool replace)
    {
        var version = SchemaMigration.Version(connection, dialect);
        if (version == 0) return;
        SchemaMigration.CheckVersion(version);
        if (replace) return;
        var used =
            InUse.Where(table => connection.Execute<long>($"SELECT count(*) FROM (SELECT 1 FROM {table} LIMIT 1) AS t") > 0).ToList();
        if (used.Count == 0) return;
        throw new TaskSettingsException(
            $"The database {dialect.Shown} is in use: it has {string.Join(", ", used)}. Nothing was restored. To replace all that it "
            + "holds, stop every host on it and say --replace.");
    }

    private void CheckFits(IReadOnlyList<BackupTable> tables)
    {
        var expected = tables.Select(table => $"{table.Name}({Describe(table.Columns)})").Order(StringComparer.Ordinal);
        var saved = _manifest.Tables.Select(table => $"{table.Name}({Describe(table.Columns)})").Order(StringComparer.Ordinal);
        if (!expected.SequenceEqual(saved))
        {
            throw new TaskSettingsException(
                $"The backup does not have the tables of schema {_manifest.Schema}, which it names. Nothing was restored.");
        }
    }

    private static string Describe(IEnumerable<BackupColumn> columns) =>
        string.Join(", ", columns.OrderBy(column => column.Name, StringComparer.Ordinal).Select(column => $"{column.Name} {column.Kind}"));

    private void Fill(DataConnection connection, ITableStore store, BackupTable table, CancellationToken cancellationToken)
    {
        var saved = _manifest.Tables.Single(candidate => candidate.Name == table.Name);
        using var entry = backup.OpenTable(saved);
        store.Import(connection, table, new RowReader(entry, saved.Columns), cancellationToken);
    }

    private void FillSecrets(DataConnection connection, BackupTable table)
    {
        if (secrets?.Rows.GetValueOrDefault(table.Name) is not { } rows) return;
        IReadOnlyList<BackupColumn> columns = [.. table.KeyColumns, .. table.Secrets];
        var reader = new RowReader(new MemoryStream(rows), columns);
        var set = string.Join(", ", table.Secrets.Select((column, index) => $"{BackupTable.Quote(column.Name)} = @s{index}"));
        var where = string.Join(" AND ", table.Key.Select((name, index) => $"{BackupTable.Quote(name)} = @k{index}"));
        while (reader.Read())
        {
            var parameters = columns.Select((column, index) => new DataParameter(
                index < table.Key.Count ? $"k{index}" : $"s{index - table.Key.Count}", ValueOf(reader[index], column.Kind)));
            connection.Execute($"UPDATE {BackupTable.Quote(table.Name)} SET {set} WHERE {where}", [.. parameters]);
        }
    }

    private static object? ValueOf(RowValue value, ColumnKind kind) =>
        value.IsNull ? null : kind == ColumnKind.Text ? value.Text : value.Integer;
}
