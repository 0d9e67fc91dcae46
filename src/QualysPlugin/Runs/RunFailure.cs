using QualysPlugin.Api.Http;
using QualysPlugin.Brake;
using QualysPlugin.Runs.Setup;
using RiskManager.Contracts;

namespace QualysPlugin.Runs;

/// <summary>Why a run ended early: it was cancelled, the brake held it, or it failed.</summary>
/// <param name="Exception">The error.</param>
/// <param name="Kind">Its kind; null when the run was cancelled, none when it was held.</param>
internal sealed record RunFailure(Exception Exception, FailureKind? Kind)
{
    /// <summary>The failure that an exception stands for; null for a defect, which the host has to see.</summary>
    public static RunFailure? Of(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        OperationCanceledException => cancellationToken.IsCancellationRequested ? new RunFailure(exception, null) : null,
        RunHeldException => new RunFailure(exception, FailureKind.None),
        TaskSettingsException => new RunFailure(exception, FailureKind.Settings),
        QualysApiException { Fault: ApiFault.Parameter } => new RunFailure(exception, FailureKind.Settings),
        RemoteServiceException => new RunFailure(exception, FailureKind.RemoteService),
        HostStoreException => new RunFailure(exception, FailureKind.HostStore),
        _ => null,
    };

    /// <summary>The result of the run.</summary>
    /// <param name="soFar">How far it had come; null when it had not begun.</param>
    /// <param name="log">Takes the last message.</param>
    public IntegrationTaskResult ToResult(IntegrationTaskResult? soFar, ImportLog log)
    {
        var result = soFar ?? new IntegrationTaskResult { Status = RunStatus.Failed };
        if (Kind is not { } kind)
        {
            log.Cancelled();
            return result with { Status = RunStatus.Cancelled };
        }

        var hold = (Exception as RunHeldException)?.Hold;
        if (hold is not null)
            log.Held(Exception.Message, hold);
        else if (Exception is TaskSettingsException refused)
            foreach (var problem in refused.Problems) log.Failed(problem);
        else
            log.Failed(Exception.Message);
        return result with
        {
            Status = hold is null ? RunStatus.Failed : RunStatus.Held,
            FailureKind = kind,
            Hold = hold,
            LoginRefused = Exception is QualysApiException { IsRefusedLogin: true },
            Error = Exception.Message,
            ErrorTranslations = ((ITranslatedFault)Exception).Translations,
        };
    }
}
