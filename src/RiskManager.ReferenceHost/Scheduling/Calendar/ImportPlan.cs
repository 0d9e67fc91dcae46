namespace RiskManager.ReferenceHost.Scheduling.Calendar;

/// <summary>What a task imports and when: what the order of imports depends on.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="TaskName">Its name, for the warning.</param>
/// <param name="DataSource">The product whose data it imports.</param>
/// <param name="ImportedObjects">What it imports: assets, vulnerabilities.</param>
/// <param name="Schedule">When it is planned.</param>
internal sealed record ImportPlan(string TaskId, string TaskName, string DataSource, string ImportedObjects, TaskSchedule Schedule);
