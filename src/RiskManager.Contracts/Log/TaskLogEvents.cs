namespace RiskManager.Contracts;

/// <summary>Kinds of log entries (<see cref="ITaskLog"/>) that a host treats in a way of their own.</summary>
public static class TaskLogEvents
{
    /// <summary>
    /// The remote service says something to its users beside its answers, for example that a version of an interface ends. A host shows
    /// it where an administrator looks first.
    /// </summary>
    public const int RemoteNotice = 2000;
}
