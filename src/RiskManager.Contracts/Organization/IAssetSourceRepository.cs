namespace RiskManager.Contracts;

/// <summary>
/// Optional: how many imported assets there are of a source. A task whose source may have had another name before keeps the name
/// that the assets have. Without it, a task cannot know that.
/// </summary>
public interface IAssetSourceRepository
{
    /// <summary>Counts the assets of some sources; deleted ones do not count.</summary>
    /// <param name="sources">The sources, each once, at most 100; compared by ordinal.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of assets by source; sources without assets are absent.</returns>
    /// <exception cref="HostStoreException">The storage could not be read.</exception>
    Task<IReadOnlyDictionary<string, long>> CountAsync(IReadOnlyCollection<string> sources, CancellationToken cancellationToken);
}
