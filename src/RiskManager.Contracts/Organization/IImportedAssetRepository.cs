namespace RiskManager.Contracts;

/// <summary>
/// Optional: streams the imported assets of a source, so that a task can tell which of them the remote service does not list any more,
/// and which are likely one machine (R36, R37). Without it, a task looks for neither.
/// </summary>
public interface IImportedAssetRepository
{
    /// <summary>Streams the identities of the assets that exist; cheaper than <see cref="StreamAsync"/>, for every run.</summary>
    /// <param name="source">The source of the assets.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Each identity once, in any order.</returns>
    /// <exception cref="HostStoreException">The storage could not be read.</exception>
    IAsyncEnumerable<string> StreamIdsAsync(string source, CancellationToken cancellationToken);

    /// <summary>Streams the assets that exist, with what tells them from others.</summary>
    /// <param name="source">The source of the assets.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The assets in ascending order of their identities: shorter texts first, texts of the same length by ordinal, so that numbers come in
    /// their order. Copies and deleted assets are not among them.
    /// </returns>
    /// <exception cref="HostStoreException">The storage could not be read.</exception>
    IAsyncEnumerable<ImportedAsset> StreamAsync(string source, CancellationToken cancellationToken);
}
