using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Import.Documents;

/// <summary>Reads documents on the thread of the task that wrote them, beside the one that applies batches.</summary>
internal sealed class AheadDocumentReader : IImportDocumentReader
{
    public Task<object> ReadAsync(ArraySegment<byte> document, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<object>(AssetRepository.Read(document));
    }
}
