using Microsoft.Extensions.DependencyInjection;

namespace RiskManager.Contracts;

/// <summary>
/// A task type of the Connectors screen (R16). The host finds implementations through a plugin's manifest and MEF, creates one
/// instance for each run, lets it register its services, and calls <see cref="RunAsync"/> in a scope of its own.
/// </summary>
/// <remarks>
/// An implementation has a parameterless constructor that does nothing, carries one
/// <see cref="IntegrationTaskAttribute"/>, and may also implement <see cref="ISupportsTestConnection"/>,
/// <see cref="ISupportsPreview"/>, <see cref="ISupportsChoices"/>, <see cref="ISupportsAssetSource"/>,
/// <see cref="ISupportsExplainOperatingSystem"/> and <see cref="ISupportsExplainOperatingSystemCpe"/>.
/// </remarks>
public interface IIntegrationTask
{
    /// <summary>
    /// Registers the services of the task. The host has already registered its own (repositories,
    /// <see cref="IApplicationSettings"/>); an implementation adds services and never replaces any (R17).
    /// </summary>
    /// <param name="services">The host's collection, one for each run.</param>
    void ConfigureServices(IServiceCollection services);

    /// <summary>Does one run, from reading the settings to the final counts.</summary>
    /// <param name="context">Settings, identity of the run, progress and log.</param>
    /// <param name="cancellationToken">Cancels the run; an implementation stops within a second, at a resumable point.</param>
    /// <returns>
    /// How the run ended. Refused settings, a remote service that refuses or cannot be reached, a failing store and a cancellation
    /// are results (<see cref="IntegrationTaskResult.Status"/>), not exceptions. An exception from this method is a defect of the
    /// task.
    /// </returns>
    Task<IntegrationTaskResult> RunAsync(IntegrationTaskContext context, CancellationToken cancellationToken);
}
