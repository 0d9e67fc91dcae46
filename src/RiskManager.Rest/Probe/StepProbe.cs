using RiskManager.Contracts;
using RiskManager.Rest.Calls;
using RiskManager.Rest.Client;

namespace RiskManager.Rest.Probe;

/// <summary>Makes calls for a test of the connection and keeps what they found.</summary>
internal sealed class StepProbe(PlatformConnection connection, List<ConnectionTestStep> steps, CancellationToken cancellationToken)
{
    /// <summary>The fault of a call; null: it succeeded.</summary>
    public async Task<PlatformException?> FindFaultAsync(
        string name, Func<IPlatformApi, CancellationToken, Task<HttpResponseMessage>> call)
    {
        try
        {
            await connection.CallAsync(name, call, cancellationToken);
            return null;
        }
        catch (PlatformException exception)
        {
            return exception;
        }
    }

    /// <summary>Keeps a step.</summary>
    /// <returns>Whether it succeeded.</returns>
    public bool Add(LocalizedText name, bool succeeded, LocalizedText finding)
    {
        steps.Add(new ConnectionTestStep(name, succeeded, finding));
        return succeeded;
    }
}
