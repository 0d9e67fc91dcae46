namespace RiskManager.Contracts;

/// <summary>
/// Optional: a host that reads the import document of a batch ahead, while it still applies the batch before (R25). Without it, a host
/// reads each document when it applies the batch.
/// </summary>
public interface IImportDocumentReader
{
    /// <summary>Reads a document and checks its limits; writes nothing. May be called while a batch is applied.</summary>
    /// <param name="document">
    /// The document, as <see cref="ImportBatch.Document"/>; borrowed memory, which stays as it is until its batch is applied.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What the host made of it, for <see cref="ImportBatch.DocumentRead"/>. Only the host knows what it is.</returns>
    /// <exception cref="HostStoreException">The document breaks a limit.</exception>
    Task<object> ReadAsync(ArraySegment<byte> document, CancellationToken cancellationToken);
}
