namespace RiskManager.Contracts;

/// <summary>Optional: the task can say what a run would do, without writing anything (R23).</summary>
public interface ISupportsPreview
{
    /// <summary>Does everything that a run does, except writing.</summary>
    /// <param name="context">The settings and services, as for a run.</param>
    /// <param name="cancellationToken">Cancels the preview.</param>
    /// <returns>One item for each record, as a stream: memory does not grow with the inventory (R25).</returns>
    /// <exception cref="TaskSettingsException">The form or <c>web.config</c> must be corrected.</exception>
    /// <exception cref="RemoteServiceException">The remote service refused or could not be reached.</exception>
    /// <exception cref="HostStoreException">The host's storage could not be read.</exception>
    IAsyncEnumerable<PreviewedAsset> PreviewAsync(IntegrationTaskContext context, CancellationToken cancellationToken);
}
