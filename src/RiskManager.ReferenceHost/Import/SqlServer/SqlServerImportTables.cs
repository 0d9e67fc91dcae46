using System.Data;
using System.Data.Common;
using System.Text.Json;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.SqlServer;

/// <summary>Sets of identities go to the server as JSON, rows in bulk into temporary tables with one statement for all of them.</summary>
internal sealed class SqlServerImportTables(DataConnection connection, BulkWriter bulk) : IImportTables
{
    public IEnumerable<KeyValuePair<string, ExistingAsset>> FindIdentities(long source, IReadOnlyCollection<string> ids)
    {
        using var command = Command(SqlServerImportSql.FindIdentities, ("source", source), ("ids", Set(ids)));
        using var rows = command.ExecuteReader();
        while (rows.Read()) yield return ReadExisting(rows);
    }

    public IReadOnlyList<KeyValuePair<string, ExistingAsset>> FindIdentityRange(long source, string firstId, string lastId, int most) =>
        Read(SqlServerImportSql.FindIdentityRange, ReadExisting, ("source", source), ("first", firstId), ("last", lastId), ("most", most));

    public IReadOnlyList<StoredAsset> FindAssets(string source, IReadOnlyCollection<string> ids) =>
        Read(SqlServerImportSql.FindAssets, row => ReadStored(source, row), ("source", source), ("ids", Set(ids)));

    public IReadOnlyList<AssetFingerprint> FindRange(string source, string firstId, string lastId, int most) =>
        Read(SqlServerImportSql.FindRange, row => new AssetFingerprint(row.GetString(0), row.IsDBNull(1) ? null : row.GetInt64(1), Deleted: false),
            ("source", source), ("first", firstId), ("last", lastId), ("most", most));

    public IReadOnlyList<AssetFingerprint> FindDeletedRange(string source, string firstId, string lastId, int most) =>
        Read(SqlServerImportSql.FindDeletedRange, row => new AssetFingerprint(row.GetString(0), null, Deleted: true),
            ("source", source), ("first", firstId), ("last", lastId), ("most", most));

    public IReadOnlyList<StoredComponent> FindComponents(string source, IReadOnlyCollection<string> ids) =>
        Read(SqlServerImportSql.FindComponents, row => new StoredComponent(
            new AssetKey(source, row.GetString(0)), row.GetString(1), row.GetString(2), Text(row, 3) ?? "", row.GetString(4)),
            ("source", source), ("ids", Set(ids)));

    public IReadOnlyList<long> Insert(IReadOnlyList<AssetRow> assets)
    {
        Run(SqlServerImportSql.MakeNewAssets);
        using (var rows = SqlServerImportRows.OfNewAssets(assets)) bulk(connection, rows);
        var numbers = new long[assets.Count];
        foreach (var (position, number) in Read(SqlServerImportSql.InsertAssets, row => (Position: row.GetInt64(0), Number: row.GetInt64(1))))
            numbers[position] = number;
        return numbers;
    }

    public void Update(IReadOnlyList<AssetChange> changes)
    {
        Run(SqlServerImportSql.MakeChanges);
        using (var rows = SqlServerImportRows.OfChanges(changes)) bulk(connection, rows);
        Run(SqlServerImportSql.UpdateAssets);
    }

    public void SetFingerprints(IReadOnlyList<KeyValuePair<long, long>> fingerprints)
    {
        var pairs = JsonSerializer.Serialize(fingerprints.Select(pair => new[] { pair.Key, pair.Value }));
        using var command = Command(SqlServerImportSql.SetFingerprints, ("fingerprints", pairs));
        command.ExecuteNonQuery();
    }

    public int Write(IReadOnlyList<ComponentRow> components)
    {
        Run(SqlServerImportSql.MakeComponents);
        using (var rows = SqlServerImportRows.OfComponents(components)) bulk(connection, rows);
        Run(SqlServerImportSql.UpdateComponents);
        return Run(SqlServerImportSql.InsertComponents);
    }

    public IEnumerable<LookAlike> FindLookAlikes(string source, long sourceNumber, long runNumber)
    {
        Run(SqlServerLookAlikeSql.MakeOthers);
        using (var collect = Command(SqlServerLookAlikeSql.CollectOthers, ("source", sourceNumber))) collect.ExecuteNonQuery();
        using var command = Command(SqlServerLookAlikeSql.MatchOthers, ("source", sourceNumber), ("run", runNumber));
        using var rows = command.ExecuteReader();
        while (rows.Read())
            yield return new LookAlike(new AssetKey(source, rows.GetString(0)), rows.GetString(1), rows.GetString(2), Text(rows, 3), rows.GetString(4), rows.GetString(5));
    }

    public void Dispose()
    {
        // The connection belongs to the caller; nothing else is held.
    }

    private static string Set(IReadOnlyCollection<string> ids) => JsonSerializer.Serialize(ids);

    private static KeyValuePair<string, ExistingAsset> ReadExisting(DbDataReader row) =>
        new(row.GetString(0), new ExistingAsset(row.GetInt64(1), (AssetFields)row.GetInt64(2)));

    private static StoredAsset ReadStored(string source, DbDataReader row)
    {
        var key = new AssetKey(source, row.GetString(0));
        return row.GetBoolean(1)
            ? new StoredAsset { Key = key, Deleted = true }
            : new StoredAsset
            {
                Key = key,
                Name = row.GetString(2),
                Perimeter = row.GetString(3),
                HostAddress = Text(row, 4),
                DnsName = Text(row, 5),
                NetBiosName = Text(row, 6),
                IpAddress = Text(row, 7),
                OperatingSystem = Text(row, 8),
            };
    }

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private List<T> Read<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = Command(sql, parameters);
        using var rows = command.ExecuteReader();
        var found = new List<T>();
        while (rows.Read()) found.Add(read(rows));
        return found;
    }

    private int Run(string sql)
    {
        using var command = Command(sql);
        return command.ExecuteNonQuery();
    }

    private DbCommand Command(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.OpenDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = connection.Transaction;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@" + name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
