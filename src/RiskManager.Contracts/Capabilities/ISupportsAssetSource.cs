namespace RiskManager.Contracts;

/// <summary>
/// Optional: the task can say which source its assets would have. With that, a host can warn before somebody saves settings under
/// which every asset would be created again.
/// </summary>
public interface ISupportsAssetSource
{
    /// <summary>Finds the source that a run with these settings would use. Calls no remote service and writes nothing.</summary>
    /// <param name="context">The settings and services, as for a run.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The source, as in <see cref="AssetKey.Source"/>.</returns>
    /// <exception cref="TaskSettingsException">The form must be corrected first.</exception>
    /// <exception cref="HostStoreException">The host's storage could not be read.</exception>
    Task<string> FindAssetSourceAsync(IntegrationTaskContext context, CancellationToken cancellationToken);
}
