namespace RiskManager.ReferenceHost.Scheduling;

/// <summary>A host that serves on this database, as Quartz has recorded it.</summary>
/// <param name="Name">The machine and its process.</param>
/// <param name="State">Alive, Overdue or Failed: a failed node's runs are about to be taken over.</param>
/// <param name="LastCheckIn">When it last said that it is alive; null on the embedded database, where it is alone.</param>
/// <param name="IsThis">Whether it is the node that shows this.</param>
/// <param name="Tasks">The tasks that it executes now.</param>
internal sealed record SchedulerNode(string Name, string State, DateTimeOffset? LastCheckIn, bool IsThis, IReadOnlyList<string> Tasks);
