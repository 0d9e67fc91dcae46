using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Runs.Execution;

/// <summary>The result that an exception stands for.</summary>
internal static class RunFaults
{
    public static IntegrationTaskResult ToResult(Exception exception) => exception switch
    {
        OperationCanceledException =>
            Ended(
                RunStatus.Cancelled, FailureKind.None,
                Words.Of($"The run was cancelled. What was committed stays.")),
        TaskSettingsException or TaskAlreadyRunningException => Failed(FailureKind.Settings, exception),
        RemoteServiceException => Failed(FailureKind.RemoteService, exception),
        HostStoreException => Failed(FailureKind.HostStore, exception),
        IOException or UnauthorizedAccessException => Ended(
            RunStatus.Failed, FailureKind.HostStore, Words.Of($"A file could not be read or written: {exception.Message}")),
        _ => Ended(RunStatus.Failed, FailureKind.Unexpected, Words.Of($"Unexpected: {exception.GetType().Name}: {exception.Message}")),
    };

    /// <summary>What is wrong, one sentence or more for each problem.</summary>
    public static IReadOnlyList<string> Problems(Exception exception) => exception is TaskSettingsException settings
        ? settings.Problems
        : Problems(ToResult(exception).Error ?? exception.Message);

    /// <summary>The problems of an error, which has each on a line of its own.</summary>
    public static IReadOnlyList<string> Problems(string? error) => error is null
        ? []
        : [.. error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    /// <summary>The result of a run that ended so, said in every language.</summary>
    public static IntegrationTaskResult Ended(RunStatus status, FailureKind kind, LocalizedText error) =>
        new() { Status = status, FailureKind = kind, Error = error, ErrorTranslations = error.Translations };

    private static IntegrationTaskResult Failed(FailureKind kind, Exception exception) =>
        new()
        {
            Status = RunStatus.Failed,
            FailureKind = kind,
            Error = exception.Message,
            ErrorTranslations = ((ITranslatedFault)exception).Translations,
        };
}
