using RiskManager.ReferenceHost.Scheduling.Calendar;

namespace RiskManager.ReferenceHost.Connectors.Tasks;

/// <summary>A configured task, as the Connectors screen lists it.</summary>
/// <param name="Id">Identifies the task; never changes.</param>
/// <param name="Name">Its name, unique among the tasks.</param>
/// <param name="TypeId">The task type.</param>
/// <param name="Active">Whether it may run.</param>
/// <param name="Version">Counts its changes.</param>
internal sealed record ConnectorTask(string Id, string Name, string TypeId, bool Active, long Version)
{
    /// <summary>When it runs by itself; null: only when a person starts it.</summary>
    public TaskSchedule? Schedule { get; init; }

    /// <summary>The next planned run; null when it is inactive, has no schedule, or its end date has passed.</summary>
    public DateTimeOffset? NextRunAt { get; init; }

    /// <summary>Who changed it last.</summary>
    public string ChangedBy { get; init; } = "";

    public DateTimeOffset ChangedAt { get; init; }
}
