namespace RiskManager.Contracts;

/// <summary>
/// Optional, beside <see cref="ISupportsExplainOperatingSystem"/>: the task can also take into account the CPE name that the remote
/// service gives for an operating system (R28). Since version 2.1.
/// </summary>
public interface ISupportsExplainOperatingSystemCpe
{
    /// <summary>Explains one name with its CPE name. Calls no remote service and writes nothing.</summary>
    /// <param name="name">The operating system as the remote service writes it.</param>
    /// <param name="cpeName">The CPE name that the remote service gives for it, in either binding; null if it gives none.</param>
    /// <param name="services">The services of a scope: the host's repositories and what the task registered.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The CPE name and the knowledge base, or that there are none.</returns>
    /// <exception cref="TaskSettingsException"><c>web.config</c> or a file that it names must be corrected.</exception>
    /// <exception cref="HostStoreException">The host's storage could not be read.</exception>
    Task<OperatingSystemExplanation> ExplainOperatingSystemAsync(
        string name, string? cpeName, IServiceProvider services, CancellationToken cancellationToken);
}
