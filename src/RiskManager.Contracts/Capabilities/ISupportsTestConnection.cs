namespace RiskManager.Contracts;

/// <summary>Optional: the task can test its connection and say what is wrong (R29).</summary>
public interface ISupportsTestConnection
{
    /// <summary>Tests the connection with the settings of the form. Writes and imports nothing.</summary>
    /// <param name="context">The settings and services, as for a run.</param>
    /// <param name="cancellationToken">Cancels the test.</param>
    /// <returns>
    /// The steps that were tried, in order; the test stops at the first that fails. A failure is a result, not an exception.
    /// </returns>
    Task<ConnectionTestResult> TestConnectionAsync(IntegrationTaskContext context, CancellationToken cancellationToken);
}
