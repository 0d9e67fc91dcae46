namespace RiskManager.Contracts;

/// <summary>Optional: the task can say which CPE name and knowledge base it maps an operating system to, and why (R28).</summary>
public interface ISupportsExplainOperatingSystem
{
    /// <summary>Explains one name. Calls no remote service and writes nothing.</summary>
    /// <param name="name">The operating system as the remote service writes it.</param>
    /// <param name="services">The services of a scope: the host's repositories and what the task registered.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The CPE name and the knowledge base, or that there are none.</returns>
    /// <exception cref="TaskSettingsException"><c>web.config</c> or a file that it names must be corrected.</exception>
    /// <exception cref="HostStoreException">The host's storage could not be read.</exception>
    Task<OperatingSystemExplanation> ExplainOperatingSystemAsync(
        string name, IServiceProvider services, CancellationToken cancellationToken);
}
