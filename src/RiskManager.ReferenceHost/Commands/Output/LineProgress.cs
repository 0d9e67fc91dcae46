using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Commands.Output;

/// <summary>Shows progress as plain lines, at most one every two seconds.</summary>
internal sealed class LineProgress(Action<string> write, TimeProvider clock) : ITaskProgress
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private readonly Lock _lock = new();
    private readonly long _began = clock.GetTimestamp();
    private long _shownAt = clock.GetTimestamp();
    private long _first = -1;

    public void Report(TaskProgress progress)
    {
        lock (_lock)
        {
            if (_first < 0) _first = progress.Done;
            if (clock.GetElapsedTime(_shownAt) < Interval) return;
            _shownAt = clock.GetTimestamp();
            var seconds = clock.GetElapsedTime(_began).TotalSeconds;
            try
            {
                write(ProgressText.Of(progress, (progress.Done - _first) / Math.Max(seconds, 0.001), clock));
            }
            catch (IOException)
            {
                // Nobody reads standard error any more.
            }
        }
    }
}
