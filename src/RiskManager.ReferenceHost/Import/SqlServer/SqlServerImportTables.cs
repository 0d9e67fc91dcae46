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
        while (rows.Read()) yield return ServerRows.Existing(rows);
    }

    public IReadOnlyList<KeyValuePair<string, ExistingAsset>> FindIdentityRange(long source, string firstId, string lastId, int most) =>
        Read(SqlServerImportSql.FindIdentityRange, ServerRows.Existing, ("source", source), ("first", firstId), ("last", lastId), ("most", most));

    public IReadOnlyList<StoredAsset> FindAssets(string source, IReadOnlyCollection<string> ids) =>
        Read(SqlServerImportSql.FindAssets, row => ServerRows.Stored(source, row), ("source", source), ("ids", Set(ids)));

    public IReadOnlyList<AssetFingerprint> FindRange(string source, string firstId, string lastId, int most) =>
        Read(SqlServerImportSql.FindRange, ServerRows.Fingerprint, ("source", source), ("first", firstId), ("last", lastId), ("most", most));

    public IReadOnlyList<AssetFingerprint> FindDeletedRange(string source, string firstId, string lastId, int most) =>
        Read(SqlServerImportSql.FindDeletedRange, ServerRows.Deleted, ("source", source), ("first", firstId), ("last", lastId), ("most", most));

    public IReadOnlyList<StoredComponent> FindComponents(string source, IReadOnlyCollection<string> ids) =>
        Read(SqlServerImportSql.FindComponents, row => ServerRows.Component(source, row), ("source", source), ("ids", Set(ids)));

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
            yield return ServerRows.LookAlike(source, rows);
    }

    public void Dispose()
    {
        // The connection belongs to the caller; nothing else is held.
    }

    private static string Set(IReadOnlyCollection<string> ids) => JsonSerializer.Serialize(ids);

    private List<T> Read<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<(string Name, object Value)> parameters) =>
        ServerRows.ReadAll(Command(sql, parameters), read);

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
