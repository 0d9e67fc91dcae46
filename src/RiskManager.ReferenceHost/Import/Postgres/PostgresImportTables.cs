using LinqToDB.Data;
using Npgsql;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.Postgres;

/// <summary>Rows go to the server by binary COPY, changes through temporary tables with one statement for all of them.</summary>
internal sealed class PostgresImportTables(DataConnection connection) : IImportTables
{
    private readonly NpgsqlConnection _server = (NpgsqlConnection)connection.OpenDbConnection();

    public IEnumerable<KeyValuePair<string, ExistingAsset>> FindIdentities(long source, IReadOnlyCollection<string> ids)
    {
        using var command = Command(PostgresImportSql.FindIdentities, ("source", source), ("ids", ids.ToArray()));
        using var rows = command.ExecuteReader();
        while (rows.Read()) yield return new(rows.GetString(0), new ExistingAsset(rows.GetInt64(1), (AssetFields)rows.GetInt64(2)));
    }

    public IReadOnlyList<KeyValuePair<string, ExistingAsset>> FindIdentityRange(long source, string firstId, string lastId, int most)
    {
        using var command = Command(PostgresImportSql.FindIdentityRange, ("source", source), ("first", firstId), ("last", lastId), ("most", most));
        using var rows = command.ExecuteReader();
        var found = new List<KeyValuePair<string, ExistingAsset>>();
        while (rows.Read()) found.Add(new(rows.GetString(0), new ExistingAsset(rows.GetInt64(1), (AssetFields)rows.GetInt64(2))));
        return found;
    }

    public IReadOnlyList<StoredAsset> FindAssets(string source, IReadOnlyCollection<string> ids)
    {
        using var command = Command(PostgresImportSql.FindAssets, ("source", source), ("ids", ids.ToArray()));
        using var rows = command.ExecuteReader();
        var found = new List<StoredAsset>(ids.Count);
        while (rows.Read()) found.Add(ReadStored(source, rows));
        return found;
    }

    public IReadOnlyList<AssetFingerprint> FindRange(string source, string firstId, string lastId, int most)
    {
        using var command = Command(PostgresImportSql.FindRange, ("source", source), ("first", firstId), ("last", lastId), ("most", most));
        using var rows = command.ExecuteReader();
        var found = new List<AssetFingerprint>();
        while (rows.Read()) found.Add(new AssetFingerprint(rows.GetString(0), rows.IsDBNull(1) ? null : rows.GetInt64(1), Deleted: false));
        return found;
    }

    public IReadOnlyList<AssetFingerprint> FindDeletedRange(string source, string firstId, string lastId, int most)
    {
        using var command = Command(PostgresImportSql.FindDeletedRange, ("source", source), ("first", firstId), ("last", lastId), ("most", most));
        using var rows = command.ExecuteReader();
        var found = new List<AssetFingerprint>();
        while (rows.Read()) found.Add(new AssetFingerprint(rows.GetString(0), null, Deleted: true));
        return found;
    }

    public IReadOnlyList<StoredComponent> FindComponents(string source, IReadOnlyCollection<string> ids)
    {
        using var command = Command(PostgresImportSql.FindComponents, ("source", source), ("ids", ids.ToArray()));
        using var rows = command.ExecuteReader();
        var found = new List<StoredComponent>();
        while (rows.Read())
            found.Add(new StoredComponent(new AssetKey(source, rows.GetString(0)), rows.GetString(1), rows.GetString(2), Text(rows, 3) ?? "", rows.GetString(4)));
        return found;
    }

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
        while (rows.Read())
            yield return new LookAlike(new AssetKey(source, rows.GetString(0)), rows.GetString(1), rows.GetString(2), Text(rows, 3), rows.GetString(4), rows.GetString(5));
    }

    public void Dispose()
    {
        // The connection belongs to the caller; nothing else is held.
    }

    private static StoredAsset ReadStored(string source, NpgsqlDataReader row)
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

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

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

    private NpgsqlCommand Command(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = new NpgsqlCommand(sql, _server);
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        return command;
    }
}
