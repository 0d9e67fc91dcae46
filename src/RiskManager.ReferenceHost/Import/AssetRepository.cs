using System.Runtime.CompilerServices;
using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Batches;
using RiskManager.ReferenceHost.Import.Documents;
using RiskManager.ReferenceHost.Import.Lookups;
using RiskManager.ReferenceHost.Import.Tables;
using RiskManager.ReferenceHost.Observability;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Import;

/// <summary>The assets as an import sees them. One instance a run; it keeps its connections and prepared statements.</summary>
internal sealed class AssetRepository(Database database, TimeProvider clock, RunFence? fence = null) : IAssetRepository, IAsyncDisposable
{
    private readonly IdentityQuery _find = new(database);
    private readonly SemaphoreSlim _applying = new(1, 1);
    private readonly IdCache _ids = new();
    private DataConnection? _connection;
    private IImportTables? _tables;
    private bool _hasWritten;

    public Task<IReadOnlyCollection<StoredAsset>> FindAsync(
        string source, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        _find.ReadAsync<IReadOnlyCollection<StoredAsset>>(tables => tables.FindAssets(source, ids), cancellationToken);

    public async Task<AppliedBatch> ApplyAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        using var activity = RunTelemetry.Traces.StartActivity("apply batch")?.SetTag("run_id", batch.RunId);
        await _applying.WaitAsync(cancellationToken);
        try
        {
            var assets = batch.Document is { } document ? ImportDocumentReader.Read(document) : [];
            _connection ??= database.OpenConnection();
            var applied = await database.WriteAsync(
                _connection,
                connection =>
                {
                    _ids.Begin();
                    if (!_hasWritten) ListIndexes.SuspendForLargeImport(connection, assets.Count);
                    var writer = new BatchWriter(database, connection, _tables ??= ImportTables.For(connection), _ids, clock, fence);
                    return writer.Write(batch, assets, cancellationToken);
                },
                cancellationToken);
            _ids.Commit();
            _hasWritten |= assets.Count > 0;
            return applied;
        }
        catch (ImportRefusedException refused)
        {
            throw new HostStoreException(
                Words.Of($"The import was refused and nothing of the batch was written. {refused.Message}"), refused);
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
        _tables?.Dispose();
        if (_connection is not null) await _connection.DisposeAsync();
        await _find.DisposeAsync();
        _applying.Dispose();
    }

    private static IEnumerable<LookAlike> ReadLookAlikes(DataConnection connection, string source, string runId)
    {
        var sourceNumber = connection.GetTable<SourceRow>().Where(row => row.Name == source).Select(row => row.Id).FirstOrDefault();
        var runNumber = connection.GetTable<ImportRunRow>().Where(row => row.RunId == runId).Select(row => row.Number).FirstOrDefault();
        if (sourceNumber == 0 || runNumber == 0) yield break;

        using var tables = ImportTables.For(connection);
        foreach (var lookAlike in tables.FindLookAlikes(source, sourceNumber, runNumber)) yield return lookAlike;
    }
}
