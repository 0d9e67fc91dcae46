using System.Runtime.CompilerServices;
using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Sqlite;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import;

/// <summary>The assets as an import sees them. One instance a run; it keeps its connections and prepared statements.</summary>
internal sealed class AssetRepository(Database database, TimeProvider clock) : IAssetRepository, IAsyncDisposable
{
    private readonly IdentityQuery _find = new(database, ImportSql.FindAssets);
    private readonly SemaphoreSlim _applying = new(1, 1);
    private DataConnection? _connection;
    private BatchStatements? _statements;

    public Task<IReadOnlyCollection<StoredAsset>> FindAsync(string source, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        _find.ReadAsync(source, ids, ReadStored, cancellationToken);

    public async Task<AppliedBatch> ApplyAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        await _applying.WaitAsync(cancellationToken);
        try
        {
            var assets = batch.Document is { } document ? ImportDocumentReader.Read(document) : [];
            _connection ??= database.OpenConnection();
            return await database.WriteAsync(
                _connection,
                connection => new BatchWriter(connection, _statements ??= new BatchStatements(connection), clock).Write(batch, assets, cancellationToken),
                cancellationToken);
        }
        catch (ImportRefusedException refused)
        {
            throw new HostStoreException($"The import was refused and nothing of the batch was written. {refused.Message}", refused);
        }
        finally
        {
            _applying.Release();
        }
    }

    public async IAsyncEnumerable<LookAlike> FindLookAlikesAsync(
        string source, string runId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var lookAlike in database.StreamAsync(connection => ReadLookAlikes(connection, source, runId), cancellationToken))
            yield return lookAlike;
    }

    public async ValueTask DisposeAsync()
    {
        _statements?.Dispose();
        if (_connection is not null) await _connection.DisposeAsync();
        await _find.DisposeAsync();
        _applying.Dispose();
    }

    private static StoredAsset ReadStored(string source, SqliteStatement row)
    {
        var key = new AssetKey(source, row.Text(0));
        return row.Number(1) == 1
            ? new StoredAsset { Key = key, Deleted = true }
            : new StoredAsset
            {
                Key = key,
                Name = row.Text(2),
                Perimeter = row.Text(3),
                HostAddress = row.TextOrNull(4),
                DnsName = row.TextOrNull(5),
                NetBiosName = row.TextOrNull(6),
                IpAddress = row.TextOrNull(7),
                OperatingSystem = row.TextOrNull(8),
            };
    }

    private static IEnumerable<LookAlike> ReadLookAlikes(DataConnection connection, string source, string runId)
    {
        var sourceNumber = connection.GetTable<SourceRow>().Where(row => row.Name == source).Select(row => row.Id).FirstOrDefault();
        var runNumber = connection.GetTable<ImportRunRow>().Where(row => row.RunId == runId).Select(row => row.Number).FirstOrDefault();
        if (sourceNumber == 0 || runNumber == 0) yield break;

        connection.Execute(ImportSql.CollectOthers, new DataParameter("source", sourceNumber));
        using var match = new SqliteStatement(connection.Handle(), ImportSql.MatchOthers);
        match.Set(1, sourceNumber).Set(2, runNumber);
        while (match.Read())
        {
            yield return new LookAlike(
                new AssetKey(source, match.Text(0)), match.Text(1), match.Text(2), match.TextOrNull(3), match.Text(4), match.Text(5));
        }
    }
}
