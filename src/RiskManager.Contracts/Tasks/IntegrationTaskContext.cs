namespace RiskManager.Contracts;

/// <summary>What the host hands to one run of a task.</summary>
public sealed class IntegrationTaskContext
{
    /// <summary>Identifies the configured task for ever; checkpoints belong to it (R24).</summary>
    public required string TaskId { get; init; }

    /// <summary>Identifies this run. A run that resumes an interrupted one has an identity of its own.</summary>
    public required string RunId { get; init; }

    /// <summary>
    /// Whether the run was started by nobody: by the schedule, or by the host that resumes it. Such a run does not try again
    /// with credentials that were refused before, because accounts lock (R14).
    /// </summary>
    public bool IsUnattended { get; init; }

    /// <summary>The form as the administrator filled it in; an instance of the type's settings class.</summary>
    public required IntegrationTaskSettings Settings { get; init; }

    /// <summary>The services of this run's scope: the host's repositories and what the task registered.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>Takes reports of progress.</summary>
    public required ITaskProgress Progress { get; init; }

    /// <summary>Takes the run's log.</summary>
    public required ITaskLog Log { get; init; }
}
