using System.Xml;
using System.Xml.Schema;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Export;

/// <summary>Takes the assets of each batch into the export. No asset exists before, and none is looked up.</summary>
internal sealed class ExportAssetRepository(AssetSpool spool) : IAssetRepository
{
    public Task<IReadOnlyCollection<StoredAsset>> FindAsync(
        string source, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyCollection<StoredAsset>>([]);

    public IAsyncEnumerable<LookAlike> FindLookAlikesAsync(string source, string runId, CancellationToken cancellationToken) =>
        AsyncEnumerable.Empty<LookAlike>();

    public Task<AppliedBatch> ApplyAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (batch.Document is not { } document) return Task.FromResult(new AppliedBatch(0, 0, 0, false));
        try
        {
            var added = spool.Add(document, batch.Responsible);
            return Task.FromResult(new AppliedBatch(added, 0, 0, false));
        }
        catch (Exception exception) when (exception is XmlException or XmlSchemaException)
        {
            throw new HostStoreException(
                Words.Of($"The task gave a document that is not valid, so it cannot be exported. {exception.Message}"), exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new HostStoreException(Words.Of($"{spool.Path} cannot be written: {exception.Message}"), exception);
        }
    }
}
