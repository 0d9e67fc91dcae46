namespace RiskManager.Contracts;

/// <summary>Optional: the task can offer choices for fields marked with <see cref="ChoicesAttribute"/>.</summary>
public interface ISupportsChoices
{
    /// <summary>Reads the choices of one list from the remote service.</summary>
    /// <param name="list">The name in <see cref="ChoicesAttribute.List"/>.</param>
    /// <param name="context">The settings and services, as for a run.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The values to choose from, in the order to show them.</returns>
    /// <exception cref="TaskSettingsException">The form must be completed first.</exception>
    /// <exception cref="RemoteServiceException">The remote service refused or could not be reached.</exception>
    Task<IReadOnlyList<string>> GetChoicesAsync(string list, IntegrationTaskContext context, CancellationToken cancellationToken);
}
