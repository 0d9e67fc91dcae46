using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Columns;
using RiskManager.ReferenceHost.Store.Sqlite;
using RiskManager.ReferenceHost.Store.Tables;
using SQLitePCL;

namespace RiskManager.ReferenceHost.Import.Tables.Sqlite;

/// <summary>An import's statements, each prepared when it is first used and run for every row.</summary>
internal sealed class SqliteImportTables(DataConnection connection) : IImportTables
{
    private readonly Dictionary<string, SqliteStatement> _prepared = new(StringComparer.Ordinal);
    private readonly sqlite3 _handle = connection.Handle();

    public IEnumerable<KeyValuePair<string, ExistingAsset>> FindIdentities(long source, IReadOnlyCollection<string> ids)
    {
        var rows = Prepare(SqliteImportSql.FindIdentities).Set(1, source).Set(2, SqliteImportSql.Set(ids));
        while (rows.Read()) yield return new(rows.Text(0), new ExistingAsset(rows.Number(1), (AssetFields)rows.Number(2)));
    }

    public IReadOnlyList<StoredAsset> FindAssets(string source, IReadOnlyCollection<string> ids)
    {
        var rows = Prepare(SqliteImportSql.FindAssets).Set(1, source).Set(2, SqliteImportSql.Set(ids));
        var found = new List<StoredAsset>(ids.Count);
        while (rows.Read()) found.Add(ReadStored(source, rows));
        return found;
    }

    public IReadOnlyList<AssetFingerprint> FindRange(string source, string firstId, string lastId, int limit)
    {
        var rows = Prepare(SqliteImportSql.FindRange).Set(1, source).Set(2, firstId).Set(3, lastId).Set(4, limit);
        var found = new List<AssetFingerprint>();
        while (rows.Read()) found.Add(new AssetFingerprint(rows.Text(0), rows.NumberOrNull(1), Deleted: false));
        return found;
    }

    public IReadOnlyList<AssetFingerprint> FindDeletedRange(string source, string firstId, string lastId, int limit)
    {
        var rows = Prepare(SqliteImportSql.FindDeletedRange).Set(1, source).Set(2, firstId).Set(3, lastId).Set(4, limit);
        var found = new List<AssetFingerprint>();
        while (rows.Read()) found.Add(new AssetFingerprint(rows.Text(0), null, Deleted: true));
        return found;
    }

    public IReadOnlyList<StoredComponent> FindComponents(string source, IReadOnlyCollection<string> ids)
    {
        var rows = Prepare(SqliteImportSql.FindComponents).Set(1, source).Set(2, SqliteImportSql.Set(ids));
        var found = new List<StoredComponent>();
        while (rows.Read())
        {
            var asset = new AssetKey(source, rows.Text(0));
            found.Add(new StoredComponent(asset, rows.Text(1), rows.Text(2), rows.TextOrNull(3) ?? "", rows.Text(4)));
        }

        return found;
    }

    public IReadOnlyList<long> Insert(IReadOnlyList<AssetRow> assets)
    {
        var insert = Prepare(SqliteImportSql.InsertAsset);
        var numbers = new long[assets.Count];
        for (var index = 0; index < numbers.Length; index++)
        {
            insert.Set(1, AssetColumns.All, assets[index]).Run();
            numbers[index] = raw.sqlite3_last_insert_rowid(_handle);
        }

        return numbers;
    }

    public void Update(IReadOnlyList<AssetChange> changes)
    {
        var update = Prepare(SqliteImportSql.UpdateAsset);
        foreach (var (present, asset) in changes)
            update.Set(1, asset.Id).Set(2, (long)present).Set(SqliteImportSql.FirstUpdated, AssetColumns.Updatable, asset).Run();
    }

    public void SetMarks(IReadOnlyList<AssetMark> marks)
    {
        var set = Prepare(SqliteImportSql.SetMark);
        foreach (var (asset, fingerprint, identifiers) in marks) set.Set(1, asset).Set(2, fingerprint).Set(3, identifiers).Run();
    }

    public IReadOnlyList<int> FindIdLengths(string source)
    {
        var rows = Prepare(SqliteImportSql.FindIdLengths).Set(1, source);
        var found = new List<int>();
        while (rows.Read()) found.Add((int)rows.Number(0));
        return found;
    }

    public IReadOnlyList<string> FindIds(string source, int length, string after, int limit)
    {
        var rows = Prepare(SqliteImportSql.FindIds).Set(1, source).Set(2, length).Set(3, after).Set(4, limit);
        var found = new List<string>();
        while (rows.Read()) found.Add(rows.Text(0));
        return found;
    }

    public IReadOnlyList<ImportedAsset> FindImported(string source, int length, string after, int limit)
    {
        var rows = Prepare(SqliteImportSql.FindImported).Set(1, source).Set(2, length).Set(3, after).Set(4, limit);
        var found = new List<ImportedAsset>();
        while (rows.Read())
        {
            found.Add(new ImportedAsset(rows.Text(0))
            {
                TaskId = rows.TextOrNull(1),
                Identifiers = rows.TextOrNull(2),
                DnsName = rows.TextOrNull(3),
                NetBiosName = rows.TextOrNull(4),
            });
        }

        return found;
    }

    public void Insert(IReadOnlyList<ComponentRow> components) => Write(components);

    public int Write(IReadOnlyList<ComponentRow> components)
    {
        var insert = Prepare(SqliteImportSql.InsertComponent);
        var update = Prepare(SqliteImportSql.UpdateComponent);
        var created = 0;
        foreach (var component in components)
        {
            Bind(insert, component).Run();
            if (insert.Changes == 1) created++;
            else Bind(update, component).Run();
        }

        return created;
    }

    public IEnumerable<LookAlike> FindLookAlikes(string source, long sourceNumber, long runNumber)
    {
        connection.Execute(SqliteImportSql.CollectOthers, new DataParameter("source", sourceNumber));
        if (connection.Execute<long?>(SqliteImportSql.HasOthers) is null) yield break;
        var match = Prepare(SqliteImportSql.MatchOthers).Set(1, sourceNumber).Set(2, runNumber);
        while (match.Read())
        {
            yield return new LookAlike(
                new AssetKey(source, match.Text(0)), match.Text(1), match.Text(2), match.TextOrNull(3), match.Text(4), match.Text(5));
        }
    }

    public void Dispose()
    {
        foreach (var statement in _prepared.Values) statement.Dispose();
    }

    private static SqliteStatement Bind(SqliteStatement statement, ComponentRow component) => statement
        .Set(1, component.AssetId).Set(2, component.Key).Set(3, component.Name).Set(4, component.Cpe).Set(5, component.KnowledgeBaseId);

    private static StoredAsset ReadStored(string source, SqliteStatement row)
    {
        var key = new AssetKey(source, row.Text(0));
        return row.Number(1) == 1
            ? new StoredAsset(key) { Deleted = true }
            : new StoredAsset(key)
            {
                Name = row.Text(2),
                Perimeter = row.Text(3),
                HostAddress = row.TextOrNull(4),
                DnsName = row.TextOrNull(5),
                NetBiosName = row.TextOrNull(6),
                IpAddress = row.TextOrNull(7),
                OperatingSystem = row.TextOrNull(8),
            };
    }

    /// <summary>A statement that is ready to run; one that a reader left in the middle is put back to its beginning.</summary>
    private SqliteStatement Prepare(string sql)
    {
        if (_prepared.TryGetValue(sql, out var statement)) statement.Reset();
        else _prepared[sql] = statement = new SqliteStatement(_handle, sql);
        return statement;
    }
}
