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
internal sealed class AssetRepository(Database database, TimeProvider clock, RunFence? fence = null, Redaction? redaction = null)
    : IAssetRepository, IAsyncDisposable
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
        return await ApplyAsync(batch, Read(batch), null, cancellationToken);
    }

    /// <summary>The assets of a batch.</summary>
    /// <exception cref="HostStoreException">The document breaks a limit.</exception>
    public static List<DocumentAsset> Read(ImportBatch batch) =>
        batch.DocumentRead as List<DocumentAsset> ?? (batch.Document is { } document ? Read(document) : []);

    /// <summary>The assets of a document.</summary>
    /// <exception cref="HostStoreException">The document breaks a limit.</exception>
    public static List<DocumentAsset> Read(ArraySegment<byte> document)
    {
        try
        {
            return ImportDocumentReader.Read(document);
        }
        catch (ImportRefusedException refused)
        {
            throw Refused(refused);
        }
    }

    /// <summary>Makes sure that a batch would be applied, and writes nothing.</summary>
    /// <exception cref="HostStoreException">It would be refused, or the run belongs to another process.</exception>
    public async Task CheckAsync(
        ImportBatch batch, IReadOnlyList<DocumentAsset> assets, NewAssetPlace? place, CancellationToken cancellationToken)
    {
        try
        {
            await database.WriteAsync<bool>(
                connection =>
                {
                    using var tables = ImportTables.For(connection);
                    var writer = new BatchWriter(database, connection, tables, new IdCache(), clock, fence, redaction);
                    writer.Write(batch, assets, place, cancellationToken);
                    throw new CheckedException();
                },
                cancellationToken);
        }
        catch (CheckedException)
        {
            // The transaction is rolled back: the batch was only checked.
        }
        catch (ImportRefusedException refused)
        {
            throw Refused(refused);
        }
    }

    /// <summary>Applies a batch whose document was read before.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="assets">Its assets.</param>
    /// <param name="place">Where new assets go; null: the batch names the perimeter.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<AppliedBatch> ApplyAsync(
        ImportBatch batch, IReadOnlyList<DocumentAsset> assets, NewAssetPlace? place, CancellationToken cancellationToken)
    {
        await _applying.WaitAsync(cancellationToken);
        try
        {
            _connection ??= database.OpenConnection();
            var applied = await database.WriteAsync(
                _connection,
                connection =>
                {
                    _ids.Begin();
                    if (!_hasWritten) ListIndexes.SuspendForLargeImport(connection, assets.Count);
                    var writer = new BatchWriter(
                        database, connection, _tables ??= ImportTables.For(connection), _ids, clock, fence, redaction);
                    return writer.Write(batch, assets, place, cancellationToken);
                },
                cancellationToken);
            _ids.Commit();
            _hasWritten |= assets.Count > 0;
            return applied;
        }
        catch (ImportRefusedException refused)
        {
            throw Refused(refused);
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

    private static HostStoreException Refused(ImportRefusedException refused) =>
        new(Words.Of($"The import was refused and nothing of the batch was written. {refused.Message}"), refused);

    private static IEnumerable<LookAlike> ReadLookAlikes(DataConnection connection, string source, string runId)
    {
        var sourceNumber = connection.GetTable<SourceRow>().Where(row => row.Name == source).Select(row => row.Id).FirstOrDefault();
        var runNumber = connection.GetTable<ImportRunRow>().Where(row => row.RunId == runId).Select(row => row.Number).FirstOrDefault();
        if (sourceNumber == 0 || runNumber == 0) yield break;

        using var tables = ImportTables.For(connection);
        foreach (var lookAlike in tables.FindLookAlikes(source, sourceNumber, runNumber)) yield return lookAlike;
    }

    private sealed class CheckedException : Exception;
}
