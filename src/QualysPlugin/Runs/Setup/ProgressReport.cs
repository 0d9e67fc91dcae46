using QualysPlugin.Api.Limits;
using RiskManager.Contracts;

namespace QualysPlugin.Runs.Setup;

/// <summary>Tells the host how far the run is, with an estimate of the time left.</summary>
internal sealed class ProgressReport(ITaskProgress progress, TimeProvider time)
{
    private readonly object _lock = new();
    private string _activity = "Reading the settings";
    private ImportCounts _counts = new();
    private long? _total;
    private long _doneAtStart;
    private long _started;
    private int _calls;
    private TimeSpan _budgetDelay;
    private DateTimeOffset? _waitingUntil;
    private RunHold? _hold;

    /// <summary>Names what the run does now.</summary>
    public void Activity(string activity) => Report(() => _activity = activity);

    /// <summary>The hosts are being imported from here on.</summary>
    public void Importing(long total, ImportCounts countsSoFar) => Report(() =>
    {
        _activity = "Importing hosts";
        _total = total;
        _counts = countsSoFar;
        _doneAtStart = countsSoFar.Accounted;
        _started = time.GetTimestamp();
    });

    /// <summary>A batch was committed.</summary>
    public void Committed(ImportCounts counts, int calls, TimeSpan budgetDelay) => Report(() =>
    {
        _counts = counts;
        _calls = calls;
        _budgetDelay = budgetDelay;
        _waitingUntil = null;
    });

    /// <summary>A run would be held here; a preview goes on.</summary>
    public void WouldBeHeld(RunHold hold) => Report(() => _hold ??= hold);

    /// <summary>Qualys makes the run wait.</summary>
    public void Waiting(ApiWait wait) => Report(() => _waitingUntil = wait.Until);

    private void Report(Action change)
    {
        TaskProgress report;
        lock (_lock)
        {
            change();
            report = new TaskProgress(_activity, _counts.Accounted, _total)
            {
                Counts = _counts,
                Hold = _hold,
                RemoteCalls = _calls,
                WaitingUntil = _waitingUntil > time.GetUtcNow() ? _waitingUntil : null,
                Remaining = Remaining(),
            };
        }

        progress.Report(report);
    }

    private TimeSpan? Remaining()
    {
        var done = _counts.Accounted - _doneAtStart;
        if (_total is not { } total || done <= 0)
            return null;
        var left = Math.Max(0, total - _counts.Accounted);
        return TimeSpan.FromTicks((long)(time.GetElapsedTime(_started).Ticks * ((double)left / done))) + _budgetDelay;
    }
}
