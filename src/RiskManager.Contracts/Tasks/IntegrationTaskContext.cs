namespace RiskManager.Contracts;

/// <summary>What the host hands to one run of a task.</summary>
/// <param name="taskId">See <see cref="TaskId"/>.</param>
/// <param name="runId">See <see cref="RunId"/>.</param>
/// <param name="settings">See <see cref="Settings"/>.</param>
/// <param name="services">See <see cref="Services"/>.</param>
/// <param name="progress">See <see cref="Progress"/>.</param>
/// <param name="log">See <see cref="Log"/>.</param>
/// <remarks>Hosts create these, so C# 7.3 can.</remarks>
public sealed class IntegrationTaskContext(
    string taskId, string runId, IntegrationTaskSettings settings, IServiceProvider services, ITaskProgress progress, ITaskLog log)
{
    /// <summary>Identifies the configured task permanently; checkpoints belong to it (R24).</summary>
    public string TaskId { get; } = taskId;

    /// <summary>Identifies this run. A run that resumes an interrupted one has an identity of its own.</summary>
    public string RunId { get; } = runId;

    /// <summary>
    /// Whether no person started the run: the schedule did, or the host that resumes it. Such a run does not retry credentials
    /// that were refused before, because accounts lock (R14).
    /// </summary>
    public bool IsUnattended { get; set; }

    /// <summary>Whether a person approved that the run creates or changes an unlikely share of the assets (R39).</summary>
    public bool IsApproved { get; set; }

    /// <summary>The form as the administrator filled it in; an instance of the type's settings class.</summary>
    public IntegrationTaskSettings Settings { get; } = settings;

    /// <summary>The services of this run's scope: the host's repositories and what the task registered.</summary>
    public IServiceProvider Services { get; } = services;

    /// <summary>Receives reports of progress.</summary>
    public ITaskProgress Progress { get; } = progress;

    /// <summary>Receives the run's log.</summary>
    public ITaskLog Log { get; } = log;
}
