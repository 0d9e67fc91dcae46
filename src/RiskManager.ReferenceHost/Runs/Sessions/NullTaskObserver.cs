using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Runs.Sessions;

/// <summary>Ignores log and progress. The database keeps both, and screens read them there.</summary>
internal sealed class NullTaskObserver : ITaskProgress, ITaskLog
{
    public static readonly NullTaskObserver Instance = new();

    public void Report(TaskProgress progress)
    {
    }

    public void Write(TaskLogLevel level, int eventId, string message)
    {
    }
}
