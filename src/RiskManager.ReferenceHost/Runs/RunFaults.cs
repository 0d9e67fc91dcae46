using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Runs;

/// <summary>The result that an exception stands for.</summary>
internal static class RunFaults
{
    public static IntegrationTaskResult ToResult(Exception exception) => exception switch
    {
        OperationCanceledException => new IntegrationTaskResult { Status = RunStatus.Cancelled, Error = "The run was cancelled. What was committed stays; the next run goes on from there." },
        TaskSettingsException or TaskAlreadyRunningException => Failed(FailureKind.Settings, exception.Message),
        RemoteServiceException => Failed(FailureKind.RemoteService, exception.Message),
        HostStoreException => Failed(FailureKind.HostStore, exception.Message),
        _ => Failed(FailureKind.Unexpected, $"Unexpected: {exception.GetType().Name}: {exception.Message}"),
    };

    private static IntegrationTaskResult Failed(FailureKind kind, string message) =>
        new() { Status = RunStatus.Failed, FailureKind = kind, Error = message };
}
