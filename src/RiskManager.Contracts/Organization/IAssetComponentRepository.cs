namespace RiskManager.Contracts;

/// <summary>The asset components that imports created (R13). <see cref="IAssetRepository.ApplyAsync"/> writes new ones.</summary>
public interface IAssetComponentRepository
{
    /// <summary>Looks up the imported components of assets: one query for a batch, never one for each asset.</summary>
    /// <param name="source">The source of the assets.</param>
    /// <param name="ids">The assets' identities, each once, at most 10,000.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The components that have an import key, in any order; never a component that a person created.</returns>
    /// <exception cref="HostStoreException">The storage could not be read.</exception>
    Task<IReadOnlyCollection<StoredComponent>> FindAsync(
        string source, IReadOnlyCollection<string> ids, CancellationToken cancellationToken);
}
