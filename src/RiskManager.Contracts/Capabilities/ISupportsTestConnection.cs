namespace RiskManager.Contracts;

/// <summary>Optional: the task can try its connection and name what is wrong (R29).</summary>
public interface ISupportsTestConnection
{
    /// <summary>Tries the connection with the settings of the form. Writes nothing and imports nothing.</summary>
    /// <param name="context">Settings and services as for a run.</param>
    /// <param name="cancellationToken">Cancels the test.</param>
    /// <returns>The steps that were tried, in order; the test stops at the first that fails.</returns>
    Task<ConnectionTestResult> TestConnectionAsync(IntegrationTaskContext context, CancellationToken cancellationToken);
}
