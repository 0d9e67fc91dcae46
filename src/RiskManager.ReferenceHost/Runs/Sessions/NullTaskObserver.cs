using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Runs.Sessions;

/// <summary>Shows log and progress to nobody: the database keeps both, and screens read them there.</summary>
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
