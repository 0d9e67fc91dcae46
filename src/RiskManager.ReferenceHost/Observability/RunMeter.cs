using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Observability;

/// <summary>
/// Turns the states of one run into what was added since the last look. What a resumed run had done before belongs to the
/// run that did it and is not counted again.
/// </summary>
internal sealed class RunMeter(string taskTypeId)
{
    private volatile ImportCounts? _counted;
    private int _calls;

    /// <summary>
    /// Takes note of every report: with the first that knows the total the run has read its checkpoint, and what is done at
    /// that moment was done before.
    /// </summary>
    public void Report(TaskProgress progress)
    {
        if (progress.Total is not null) _counted ??= progress.Counts;
    }

    /// <summary>Takes note of how far the run is, from time to time.</summary>
    /// <param name="progress">The state now.</param>
    /// <param name="perSecond">Records a second.</param>
    /// <param name="sinceLast">The time since the last look; counts as waiting when the run waits.</param>
    /// <param name="now">To tell whether it waits.</param>
    public void Observe(TaskProgress progress, double perSecond, TimeSpan sinceLast, DateTimeOffset now)
    {
        if (_counted is { } counted)
        {
            RunTelemetry.Finished(Less(progress.Counts, counted));
            _counted = progress.Counts;
        }

        Call(progress.RemoteCalls);
        if (progress.WaitingUntil > now) RunTelemetry.Waited(sinceLast);
        RunTelemetry.Running(taskTypeId, perSecond);
    }

    /// <summary>Takes note of the end.</summary>
    public void End(IntegrationTaskResult result, string status)
    {
        var before = _counted ?? (result.ResumedRunId is null ? new ImportCounts() : result.Counts);
        RunTelemetry.Finished(Less(result.Counts, before));
        Call(result.RemoteCalls);
        RunTelemetry.Running(taskTypeId, 0);
        RunTelemetry.Ended(taskTypeId, status);
    }

    private void Call(int calls)
    {
        RunTelemetry.Called(calls - _calls);
        _calls = Math.Max(_calls, calls);
    }

    private static ImportCounts Less(ImportCounts all, ImportCounts before) => new()
    {
        Created = all.Created - before.Created,
        Recreated = all.Recreated - before.Recreated,
        Updated = all.Updated - before.Updated,
        Unchanged = all.Unchanged - before.Unchanged,
        Quarantined = all.Quarantined - before.Quarantined,
    };
}
