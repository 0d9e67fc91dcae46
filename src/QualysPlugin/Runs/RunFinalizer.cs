using QualysPlugin.Incremental;
using QualysPlugin.Runs.Setup;
using RiskManager.Contracts;

namespace QualysPlugin.Runs;

/// <summary>Ends a logical run: says what people should look at, and removes the checkpoint.</summary>
internal sealed class RunFinalizer(ImportSession session)
{
    /// <summary>Ends the run.</summary>
    /// <param name="runId">The logical run.</param>
    /// <param name="result">What came of it.</param>
    /// <param name="toRemember">What the task remembers from now on.</param>
    /// <param name="cancellationToken">Cancels the calls; they may be made again.</param>
    /// <returns>The result with what the host had to be asked for.</returns>
    public async Task<IntegrationTaskResult> FinishAsync(
        string runId, IntegrationTaskResult result, TaskMemory toRemember, CancellationToken cancellationToken)
    {
        var (services, log, source) = (session.Services, session.Log, session.Plan.Source);
        if (result.Counts.Created + result.Counts.Recreated > 0)
        {
            await foreach (var pair in services.Assets.FindLookAlikesAsync(source, runId, cancellationToken).ConfigureAwait(false))
                log.LookAlike(pair);
        }

        var blank = await services.CustomAttributes.CountBlankRequiredAsync(source, cancellationToken).ConfigureAwait(false);
        foreach (var attribute in blank)
            log.BlankRequired(attribute.Key, attribute.Value);
        foreach (var system in result.UnmappedOperatingSystems)
            log.Unmapped(system);
        await new LastRunStore(session.TaskId, services.TaskStates).SaveAsync(toRemember, cancellationToken).ConfigureAwait(false);
        await services.Checkpoints.RemoveAsync(session.TaskId, cancellationToken).ConfigureAwait(false);
        if (result.Missing > 0)
            log.Incomplete(result.Missing, result.MissingIds);
        log.Finished(result);
        return result with
        {
            BlankRequiredAttributes = blank,
            Error = result.Missing == 0
                ? null
                : $"Qualys lists {result.Missing:N0} hosts that it did not deliver; the next run asks for them again.",
        };
    }
}
