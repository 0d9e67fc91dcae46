using LinqToDB.Data;
using Npgsql;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Columns;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.Tables.Postgres;

/// <summary>Rows go to the server by binary COPY, changes through temporary tables with one statement for all of them.</summary>
internal sealed class PostgresImportTables(DataConnection connection) : IImportTables
{
    private const int ComponentColumns = 5;
    private const int MaxNumbersInStock = 16_000;

    private readonly NpgsqlConnection _server = (NpgsqlConnection)connection.OpenDbConnection();
    private readonly Queue<long> _numbers = new();
    private int _numbersTaken;

    public IEnumerable<KeyValuePair<string, ExistingAsset>> FindIdentities(long source, IReadOnlyCollection<string> ids) =>
        PostgresImportRows.ReadAll(ByIds(PostgresImportSql.FindIdentities, source, ids), PostgresImportRows.Existing);

    public IReadOnlyList<StoredAsset> FindAssets(string source, IReadOnlyCollection<string> ids) =>
        PostgresImportRows.ReadAll(ByIds(PostgresImportSql.FindAssets, source, ids), row => PostgresImportRows.Stored(source, row));

    public IReadOnlyList<AssetFingerprint> FindRange(string source, string firstId, string lastId, int limit) =>
        PostgresImportRows.ReadAll(InRange(PostgresImportSql.FindRange, source, firstId, lastId, limit), PostgresImportRows.Fingerprint);

    public IReadOnlyList<AssetFingerprint> FindDeletedRange(string source, string firstId, string lastId, int limit) =>
        PostgresImportRows.ReadAll(InRange(PostgresImportSql.FindDeletedRange, source, firstId, lastId, limit), PostgresImportRows.Deleted);

    public IReadOnlyList<StoredComponent> FindComponents(string source, IReadOnlyCollection<string> ids) =>
        PostgresImportRows.ReadAll(ByIds(PostgresImportSql.FindComponents, source, ids), row => PostgresImportRows.Component(source, row));

    public IReadOnlyList<long> Insert(IReadOnlyList<AssetRow> assets)
    {
        var numbers = TakeNumbers(assets.Count);
        using var copy = new BinaryCopy(_server, PostgresImportSql.CopyAssets, 1 + AssetColumns.All.Count);
        for (var index = 0; index < numbers.Length; index++)
        {
            copy.BeginRow();
            copy.Write(numbers[index]);
            copy.Write(AssetColumns.All, assets[index]);
        }

        copy.Complete();
        return numbers;
    }

    public void Update(IReadOnlyList<AssetChange> changes)
    {
        Run(PostgresImportSql.MakeChanges);
        using (var copy = new BinaryCopy(_server, PostgresImportSql.CopyChanges, 2 + AssetColumns.Updatable.Count))
        {
            foreach (var (present, asset) in changes)
            {
                copy.BeginRow();
                copy.Write(asset.Id);
                copy.Write((long)present);
                copy.Write(AssetColumns.Updatable, asset);
            }

            copy.Complete();
        }

        Run(PostgresImportSql.UpdateAssets);
        Run(PostgresImportSql.EmptyChanges);
    }

    public void SetMarks(IReadOnlyList<AssetMark> marks)
    {
        using var command = Command(PostgresImportSql.SetMarks,
            ("ids", marks.Select(mark => mark.AssetId).ToArray()),
            ("fingerprints", marks.Select(mark => mark.Fingerprint).ToArray()),
            ("identifiers", marks.Select(mark => mark.Identifiers).ToArray()));
        command.ExecuteNonQuery();
    }

    public IReadOnlyList<int> FindIdLengths(string source) =>
        PostgresImportRows.ReadAll(Command(PostgresImportSql.FindIdLengths, ("source", source)), row => row.GetInt32(0));

    public IReadOnlyList<string> FindIds(string source, int length, string after, int limit) =>
        PostgresImportRows.ReadAll(After(PostgresImportSql.FindIds, source, length, after, limit), row => row.GetString(0));

    public IReadOnlyList<ImportedAsset> FindImported(string source, int length, string after, int limit) =>
        PostgresImportRows.ReadAll(After(PostgresImportSql.FindImported, source, length, after, limit), PostgresImportRows.Imported);

    public void Insert(IReadOnlyList<ComponentRow> components)
    {
        using var copy = new BinaryCopy(_server, PostgresImportSql.InsertComponents, ComponentColumns + 1);
        foreach (var component in components)
        {
            Write(copy, component);
            copy.Write(component.Imported);
        }

        copy.Complete();
    }

    public int Write(IReadOnlyList<ComponentRow> components)
    {
        Run(PostgresImportSql.MakeComponents);
        using (var copy = new BinaryCopy(_server, PostgresImportSql.CopyComponents, ComponentColumns))
        {
            foreach (var component in components) Write(copy, component);
            copy.Complete();
        }

        using var merge = Command(PostgresImportSql.MergeComponents);
        var created = (long)merge.ExecuteScalar()!;
        Run(PostgresImportSql.EmptyComponents);
        return (int)created;
    }

    public IEnumerable<LookAlike> FindLookAlikes(string source, long sourceNumber, long runNumber)
    {
        using (var collect = Command(PostgresImportSql.CollectOthers, ("source", sourceNumber))) collect.ExecuteNonQuery();
        using (var any = Command(PostgresImportSql.HasOthers))
        {
            if (any.ExecuteScalar() is false) yield break;
        }

        using var command = Command(PostgresImportSql.MatchOthers, ("source", sourceNumber), ("run", runNumber));
        using var rows = command.ExecuteReader();
        while (rows.Read()) yield return PostgresImportRows.LookAlike(source, rows);
    }

    public void Dispose()
    {
        // The connection belongs to the caller; nothing else is held.
    }

    private static void Write(BinaryCopy copy, ComponentRow component)
    {
        copy.BeginRow();
        copy.Write(component.AssetId);
        copy.Write(component.Key);
        copy.Write(component.Name);
        copy.Write(component.Cpe);
        copy.Write(component.KnowledgeBaseId);
    }

    /// <summary>
    /// Numbers for new assets. A run that creates many takes them for several batches at once, more each time; what it leaves in stock
    /// stays unused, as the numbers of a transaction that was rolled back do.
    /// </summary>
    private long[] TakeNumbers(int count)
    {
        if (_numbers.Count < count)
        {
            var wanted = Math.Max(count, Math.Min(_numbersTaken, MaxNumbersInStock)) - _numbers.Count;
            foreach (var number in PostgresImportRows.ReadAll(
                Command(PostgresImportSql.TakeNumbers, ("count", wanted)), row => row.GetInt64(0))) _numbers.Enqueue(number);
            _numbersTaken += wanted;
        }

        var numbers = new long[count];
        for (var index = 0; index < count; index++) numbers[index] = _numbers.Dequeue();
        return numbers;
    }

    private void Run(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    private NpgsqlCommand ByIds(string sql, object source, IEnumerable<string> ids) =>
        Command(sql, ("source", source), ("ids", ids.ToArray()));

    private NpgsqlCommand After(string sql, string source, int length, string after, int limit) =>
        Command(sql, ("source", source), ("length", length), ("after", after), ("limit", limit));

    private NpgsqlCommand InRange(string sql, string source, string firstId, string lastId, int limit) =>
        Command(sql, ("source", source), ("first", firstId), ("last", lastId), ("limit", limit));

    private NpgsqlCommand Command(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = new NpgsqlCommand(sql, _server);
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        return command;
    }
}
