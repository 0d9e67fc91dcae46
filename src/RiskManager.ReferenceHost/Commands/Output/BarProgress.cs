using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;
using Spectre.Console;

namespace RiskManager.ReferenceHost.Commands.Output;

/// <summary>Shows progress as a bar on a terminal.</summary>
internal sealed class BarProgress(ProgressTask bar, TimeProvider clock) : ITaskProgress
{
    private readonly Lock _lock = new();
    private readonly long _began = clock.GetTimestamp();
    private long _first = -1;

    public void Report(TaskProgress progress)
    {
        lock (_lock)
        {
            if (_first < 0) _first = progress.Done;
            bar.IsIndeterminate = progress.Total is null;
            bar.MaxValue = Math.Max(1, progress.Total ?? 1);
            bar.Value = progress.Done;
            var rate = (progress.Done - _first) / Math.Max(clock.GetElapsedTime(_began).TotalSeconds, 0.001);
            bar.Description = Markup.Escape(PrintableText.Of(ProgressText.Of(progress, rate, clock)));
        }
    }
}
