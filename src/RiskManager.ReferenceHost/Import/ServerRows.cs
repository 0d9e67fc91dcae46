using System.Data.Common;
using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Import;

/// <summary>What an import's queries on a server give, whichever server it is: the columns stand in one order.</summary>
internal static class ServerRows
{
    /// <summary>Runs a query and reads every row; disposes the command.</summary>
    public static List<T> ReadAll<T>(DbCommand command, Func<DbDataReader, T> read)
    {
        using var disposed = command;
        using var rows = command.ExecuteReader();
        var found = new List<T>();
        while (rows.Read()) found.Add(read(rows));
        return found;
    }

    public static KeyValuePair<string, ExistingAsset> Existing(DbDataReader row) =>
        new(row.GetString(0), new ExistingAsset(row.GetInt64(1), (AssetFields)row.GetInt64(2)));

    public static AssetFingerprint Fingerprint(DbDataReader row) =>
        new(row.GetString(0), row.IsDBNull(1) ? null : row.GetInt64(1), Deleted: false);

    public static AssetFingerprint Deleted(DbDataReader row) => new(row.GetString(0), null, Deleted: true);

    public static StoredAsset Stored(string source, DbDataReader row)
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

    public static StoredComponent Component(string source, DbDataReader row) =>
        new(new AssetKey(source, row.GetString(0)), row.GetString(1), row.GetString(2), Text(row, 3) ?? "", row.GetString(4));

    public static LookAlike LookAlike(string source, DbDataReader row) =>
        new(new AssetKey(source, row.GetString(0)), row.GetString(1), row.GetString(2), Text(row, 3), row.GetString(4), row.GetString(5));

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
