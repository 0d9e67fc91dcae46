namespace RiskManager.Contracts;

/// <summary>What is known of a task: how its last run ended, or that a planned run is missing (R40).</summary>
public enum TaskHealth
{
    /// <summary>The last run was complete, or the task has not run yet.</summary>
    Healthy,

    /// <summary>The last run reached its end, but records are missing (R22).</summary>
    Incomplete,

    /// <summary>The last run failed.</summary>
    Failed,

    /// <summary>The last run failed because the remote service refused the login; a person has to correct it.</summary>
    LoginRefused,

    /// <summary>The last run waits for the approval of a person (R39).</summary>
    Held,

    /// <summary>A planned run is overdue: it neither began nor was another one going on that ended since.</summary>
    Missed,
}
