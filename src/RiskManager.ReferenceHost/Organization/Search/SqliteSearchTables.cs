using System.Globalization;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Store.Sqlite;

namespace RiskManager.ReferenceHost.Organization.Search;

/// <summary>A full-text table without contents; its words are the pieces.</summary>
internal sealed class SqliteSearchTables(DataConnection connection) : ISearchTables
{
    private const string FindSql = "SELECT rowid FROM asset_search WHERE asset_search MATCH ?1 LIMIT ?2";

    public void Write(IReadOnlyList<(long Asset, int[] Grams)> assets)
    {
        Remove([.. assets.Select(asset => asset.Asset)]);
        using var insert = new SqliteStatement(connection.Handle(), "INSERT INTO asset_search (rowid, grams) VALUES (?1, ?2)");
        foreach (var (asset, grams) in assets) insert.Set(1, asset).Set(2, string.Join(' ', grams.Select(Word))).Run();
    }

    public void Remove(IReadOnlyList<long> assets)
    {
        using var delete = new SqliteStatement(connection.Handle(), "DELETE FROM asset_search WHERE rowid = ?1");
        foreach (var asset in assets) delete.Set(1, asset).Run();
    }

    public IReadOnlyList<long> Find(IReadOnlyList<int> grams, int limit)
    {
        using var find = new SqliteStatement(connection.Handle(), FindSql);
        find.Set(1, string.Join(" AND ", grams.Select(gram => $"\"{Word(gram)}\""))).Set(2, (long)limit);
        var found = new List<long>();
        while (find.Read()) found.Add(find.Number(0));
        return found;
    }

    private static string Word(int gram) => gram.ToString("x8", CultureInfo.InvariantCulture);
}
