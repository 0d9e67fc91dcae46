namespace RiskManager.Contracts;

/// <summary>
/// The health of a task has changed (R40). Holds counts and one sentence, but no secret, no data of an asset and no ID of a record, so
/// it may leave the host.
/// </summary>
/// <param name="Id">Identifies the change. A change that is told twice has the same identity both times.</param>
/// <param name="TaskId">The task.</param>
/// <param name="TaskName">Its name.</param>
/// <param name="Health">What the task is now.</param>
/// <param name="Previous">What it was before; never the same.</param>
/// <param name="At">When it changed: the end of the run, or the moment at which a planned run was found missing.</param>
public sealed record TaskHealthChange(
    string Id, string TaskId, string TaskName, TaskHealth Health, TaskHealth Previous, DateTimeOffset At)
{
    /// <summary>The run that made the change; null if a planned run is missing and none is going on.</summary>
    public string? RunId { get; set; }

    /// <summary>When that run began.</summary>
    public DateTimeOffset? RunStartedAt { get; set; }

    /// <summary>When the missing run was planned; null unless <see cref="Health"/> is <see cref="TaskHealth.Missed"/>.</summary>
    public DateTimeOffset? PlannedAt { get; set; }

    /// <summary>The records that the remote service lists; null if the run ended before they were counted.</summary>
    public long? Expected { get; set; }

    /// <summary>Expected records that were not accounted for.</summary>
    public long Missing { get; set; }

    /// <summary>What became of the records.</summary>
    public ImportCounts Counts { get; set; } = new();

    /// <summary>Why, in English, without secrets and addresses; null if there is nothing to say besides <see cref="Health"/>.</summary>
    public string? Reason { get; set; }

    /// <summary><see cref="Reason"/> in other languages, by culture name.</summary>
    public IReadOnlyDictionary<string, string> ReasonTranslations { get; set; } = new Dictionary<string, string>();

    /// <summary>The page that shows the run or the runs of the task; null if the host does not know its own address.</summary>
    public string? Link { get; set; }
}
