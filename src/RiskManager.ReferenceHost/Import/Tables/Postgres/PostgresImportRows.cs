using Npgsql;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.Tables.Postgres;

/// <summary>Reads the rows of the queries in <see cref="PostgresImportSql"/>, column by column in their order.</summary>
internal static class PostgresImportRows
{
    /// <summary>Runs a query and reads every row; disposes the command.</summary>
    public static List<T> ReadAll<T>(NpgsqlCommand command, Func<NpgsqlDataReader, T> read)
    {
        using var disposed = command;
        using var rows = command.ExecuteReader();
        var found = new List<T>();
        while (rows.Read()) found.Add(read(rows));
        return found;
    }

    public static KeyValuePair<string, ExistingAsset> Existing(NpgsqlDataReader row) =>
        new(row.GetString(0), new ExistingAsset(row.GetInt64(1), (AssetFields)row.GetInt64(2)));

    public static AssetFingerprint Fingerprint(NpgsqlDataReader row) =>
        new(row.GetString(0), row.IsDBNull(1) ? null : row.GetInt64(1), Deleted: false);

    public static AssetFingerprint Deleted(NpgsqlDataReader row) => new(row.GetString(0), null, Deleted: true);

    public static StoredAsset Stored(string source, NpgsqlDataReader row)
    {
        var key = new AssetKey(source, row.GetString(0));
        return row.GetBoolean(1)
            ? new StoredAsset(key) { Deleted = true }
            : new StoredAsset(key)
            {
                Name = row.GetString(2),
                Perimeter = row.GetString(3),
                HostAddress = Text(row, 4),
                DnsName = Text(row, 5),
                NetBiosName = Text(row, 6),
                IpAddress = Text(row, 7),
                OperatingSystem = Text(row, 8),
            };
    }

    public static ImportedAsset Imported(NpgsqlDataReader row) => new(row.GetString(0))
    {
        TaskId = Text(row, 1),
        Identifiers = Text(row, 2),
        DnsName = Text(row, 3),
        NetBiosName = Text(row, 4),
    };

    public static StoredComponent Component(string source, NpgsqlDataReader row) =>
        new(new AssetKey(source, row.GetString(0)), row.GetString(1), row.GetString(2), Text(row, 3) ?? "", row.GetString(4));

    public static LookAlike LookAlike(string source, NpgsqlDataReader row) =>
        new(new AssetKey(source, row.GetString(0)), row.GetString(1), row.GetString(2), Text(row, 3), row.GetString(4), row.GetString(5));

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
