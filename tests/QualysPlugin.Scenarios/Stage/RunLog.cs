using RiskManager.Contracts;

namespace QualysPlugin.Scenarios.Stage;

/// <summary>Takes log and progress of a run.</summary>
internal sealed class RunLog(Action<TaskProgress> onProgress) : ITaskLog, ITaskProgress
{
    private readonly List<string> _lines = [];

    public string Text
    {
        get
        {
            lock (_lines) return string.Join("\n", _lines);
        }
    }

    public void Write(TaskLogLevel level, int eventId, string message)
    {
        lock (_lines) _lines.Add($"{level} {eventId}: {message}");
    }

    public void Report(TaskProgress progress) => onProgress(progress);
}
