using LinqToDB.Data;
using Npgsql;
using NpgsqlTypes;

namespace RiskManager.ReferenceHost.Organization.Search;

/// <summary>
/// A table of arrays with an inverted index, which every PostgreSQL has: the extension pg_trgm is a package of its own on many servers.
/// </summary>
internal sealed class PostgresSearchTables(DataConnection connection) : ISearchTables
{
    private const string RemoveSql = "DELETE FROM asset_search WHERE asset_id = ANY (@ids)";
    private const string CopySql = "COPY asset_search (asset_id, grams) FROM STDIN (FORMAT BINARY)";
    private const string FindSql = "SELECT asset_id FROM asset_search WHERE grams @> @grams LIMIT @limit";

    private readonly NpgsqlConnection _server = (NpgsqlConnection)connection.OpenDbConnection();

    public void Write(IReadOnlyList<(long Asset, int[] Grams)> assets)
    {
        Remove([.. assets.Select(asset => asset.Asset)]);
        using var copy = _server.BeginBinaryImport(CopySql);
        foreach (var (asset, grams) in assets)
        {
            copy.StartRow();
            copy.Write(asset, NpgsqlDbType.Bigint);
            copy.Write(grams, NpgsqlDbType.Array | NpgsqlDbType.Integer);
        }

        copy.Complete();
    }

    public void Remove(IReadOnlyList<long> assets)
    {
        using var command = new NpgsqlCommand(RemoveSql, _server);
        command.Parameters.AddWithValue("ids", assets.ToArray());
        command.ExecuteNonQuery();
    }

    public IReadOnlyList<long> Find(IReadOnlyList<int> grams, int limit)
    {
        using var command = new NpgsqlCommand(FindSql, _server);
        command.Parameters.AddWithValue("grams", grams.ToArray());
        command.Parameters.AddWithValue("limit", limit);
        using var rows = command.ExecuteReader();
        var found = new List<long>();
        while (rows.Read()) found.Add(rows.GetInt64(0));
        return found;
    }}
