namespace RiskManager.Contracts;

/// <summary>
/// Optional: with the fingerprints that a host stores, a task need not look up and compare assets that nobody changed. Without it,
/// everything works through <see cref="IAssetRepository.FindAsync"/>, only slower.
/// </summary>
public interface IAssetFingerprintRepository
{
    /// <summary>
    /// Reads what the host holds in a range of identities of the same length. Texts of the same length sort like numbers, so a
    /// task can merge the result with a remote list that is sorted by number in one pass.
    /// </summary>
    /// <param name="source">The source of the assets.</param>
    /// <param name="firstId">The lowest identity.</param>
    /// <param name="lastId">The highest identity, as long as <paramref name="firstId"/>.</param>
    /// <param name="maxCount">The max number of assets that the caller accepts.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// Every asset of the range that exists or is known to have been deleted, in ascending ordinal order; null if there are
    /// more than <paramref name="maxCount"/>.
    /// </returns>
    /// <exception cref="HostStoreException">The storage could not be read.</exception>
    Task<IReadOnlyList<AssetFingerprint>?> FindRangeAsync(
        string source, string firstId, string lastId, int maxCount, CancellationToken cancellationToken);
}
