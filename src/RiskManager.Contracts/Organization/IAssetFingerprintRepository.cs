namespace RiskManager.Contracts;

/// <summary>
/// Optional: a host that keeps fingerprints spares a task the look-up and comparison of assets that nobody changed. A host
/// without it is asked through <see cref="IAssetRepository.FindAsync"/> alone.
/// </summary>
public interface IAssetFingerprintRepository
{
    /// <summary>
    /// Reads what the host holds in a range of identities of one length. Between texts of one length the order of numbers is
    /// the order of the texts, so a remote list that is sorted by number is merged with it in one pass.
    /// </summary>
    /// <param name="source">The source of the assets.</param>
    /// <param name="firstId">The lowest identity.</param>
    /// <param name="lastId">The highest identity, as long as <paramref name="firstId"/>.</param>
    /// <param name="most">The most that are wanted.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// Every asset of the range that exists or is known to have been deleted, in ascending ordinal order; null when there are
    /// more than <paramref name="most"/>.
    /// </returns>
    /// <exception cref="HostStoreException">The storage could not be read.</exception>
    Task<IReadOnlyList<AssetFingerprint>?> FindRangeAsync(string source, string firstId, string lastId, int most, CancellationToken cancellationToken);
}
