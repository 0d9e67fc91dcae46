using LinqToDB.Data;
using Npgsql;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.Tables.Postgres;

/// <summary>Rows go to the server by binary COPY, changes through temporary tables with one statement for all of them.</summary>
internal sealed class PostgresImportTables(DataConnection connection) : IImportTables
{
    private readonly NpgsqlConnection _server = (NpgsqlConnection)connection.OpenDbConnection();

    public IEnumerable<KeyValuePair<string, ExistingAsset>> FindIdentities(long source, IReadOnlyCollection<string> ids) =>
        PostgresImportRows.ReadAll(ByIds(PostgresImportSql.FindIdentities, source, ids), PostgresImportRows.Existing);

    public IReadOnlyList<KeyValuePair<string, ExistingAsset>> FindIdentityRange(long source, string firstId, string lastId, int most) =>
        PostgresImportRows.ReadAll(
            InRange(PostgresImportSql.FindIdentityRange, source, firstId, lastId, most), PostgresImportRows.Existing);

    public IReadOnlyList<StoredAsset> FindAssets(string source, IReadOnlyCollection<string> ids) =>
        PostgresImportRows.ReadAll(ByIds(PostgresImportSql.FindAssets, source, ids), row => PostgresImportRows.Stored(source, row));

    public IReadOnlyList<AssetFingerprint> FindRange(string source, string firstId, string lastId, int most) =>
        PostgresImportRows.ReadAll(InRange(PostgresImportSql.FindRange, source, firstId, lastId, most), PostgresImportRows.Fingerprint);

    public IReadOnlyList<AssetFingerprint> FindDeletedRange(string source, string firstId, string lastId, int most) =>
        PostgresImportRows.ReadAll(InRange(PostgresImportSql.FindDeletedRange, source, firstId, lastId, most), PostgresImportRows.Deleted);

    public IReadOnlyList<StoredComponent> FindComponents(string source, IReadOnlyCollection<string> ids) =>
        PostgresImportRows.ReadAll(ByIds(PostgresImportSql.FindComponents, source, ids), row => PostgresImportRows.Component(source, row));

    public IReadOnlyList<long> Insert(IReadOnlyList<AssetRow> assets)
    {
        var numbers = TakeNumbers(assets.Count);
        using var copy = new BinaryCopy(_server, PostgresImportSql.CopyAssets);
        for (var index = 0; index < numbers.Length; index++)
        {
            var asset = assets[index];
            copy.Row()
                .Write(numbers[index]).Write(asset.PerimeterId).Write(asset.TypeId).Write(asset.SourceId).Write(asset.ImportId).Write(asset.Name)
                .Write(asset.HostAddress).Write(asset.DnsName).Write(asset.NetBiosName).Write(asset.IpAddress).Write(asset.OperatingSystem)
                .Write(asset.Relevance).Write(asset.ResponsibleId).Write(asset.HandEdited).Write(asset.CreatedRun).Write(asset.AnalysisFrequency)
                .Write(asset.Criticality).Write(asset.Latitude).Write(asset.Longitude).Write(asset.Location).Write(asset.Description).Write(asset.Fingerprint)
                .Write(asset.ExplanationId).Write(asset.WrittenRun);
        }

        copy.Complete();
        return numbers;
    }

    public void Update(IReadOnlyList<AssetChange> changes)
    {
        Run(PostgresImportSql.MakeChanges);
        using (var copy = new BinaryCopy(_server, PostgresImportSql.CopyChanges))
        {
            foreach (var (present, asset) in changes)
            {
                copy.Row()
                    .Write(asset.Id).Write((long)present).Write(asset.TypeId).Write(asset.Name).Write(asset.Description).Write(asset.HostAddress)
                    .Write(asset.Relevance).Write(asset.AnalysisFrequency).Write(asset.ResponsibleId).Write(asset.Criticality)
                    .Write(asset.Latitude).Write(asset.Longitude).Write(asset.Location)
                    .Write(asset.DnsName).Write(asset.NetBiosName).Write(asset.IpAddress).Write(asset.OperatingSystem).Write(asset.Fingerprint)
                    .Write(asset.ExplanationId).Write(asset.WrittenRun);
            }

            copy.Complete();
        }

        Run(PostgresImportSql.UpdateAssets);
        Run(PostgresImportSql.EmptyChanges);
    }

    public void SetFingerprints(IReadOnlyList<KeyValuePair<long, long>> fingerprints)
    {
        using var command = Command(PostgresImportSql.SetFingerprints,
            ("ids", fingerprints.Select(pair => pair.Key).ToArray()), ("fingerprints", fingerprints.Select(pair => pair.Value).ToArray()));
        command.ExecuteNonQuery();
    }

    public int Write(IReadOnlyList<ComponentRow> components)
    {
        Run(PostgresImportSql.MakeComponents);
        using (var copy = new BinaryCopy(_server, PostgresImportSql.CopyComponents))
        {
            foreach (var component in components)
                copy.Row().Write(component.AssetId).Write(component.Key).Write(component.Name).Write(component.Cpe).Write(component.KnowledgeBaseId);
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

    private long[] TakeNumbers(int count)
    {
        using var command = Command(PostgresImportSql.TakeNumbers, ("count", count));
        using var rows = command.ExecuteReader();
        var numbers = new long[count];
        for (var index = 0; rows.Read(); index++) numbers[index] = rows.GetInt64(0);
        return numbers;
    }

    private void Run(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    private NpgsqlCommand ByIds(string sql, object source, IEnumerable<string> ids) =>
        Command(sql, ("source", source), ("ids", ids.ToArray()));

    private NpgsqlCommand InRange(string sql, object source, string firstId, string lastId, int most) =>
        Command(sql, ("source", source), ("first", firstId), ("last", lastId), ("most", most));

    private NpgsqlCommand Command(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = new NpgsqlCommand(sql, _server);
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        return command;
    }
}
