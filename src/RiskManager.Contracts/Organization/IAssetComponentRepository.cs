namespace RiskManager.Contracts;

/// <summary>The asset components that imports made. New ones are written by <see cref="IAssetRepository.ApplyAsync"/>.</summary>
public interface IAssetComponentRepository
{
    /// <summary>Looks up the imported components of assets: one query a batch, never one an asset.</summary>
    /// <param name="source">The source of the assets.</param>
    /// <param name="ids">The assets' identities, each once, at most 10,000.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The components that carry an import key, in any order; a component that a person made is never among them.</returns>
    /// <exception cref="HostStoreException">The storage could not be read.</exception>
    Task<IReadOnlyCollection<StoredComponent>> FindAsync(string source, IReadOnlyCollection<string> ids, CancellationToken cancellationToken);
}
