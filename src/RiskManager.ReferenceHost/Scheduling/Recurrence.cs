namespace RiskManager.ReferenceHost.Scheduling;

/// <summary>How often a task is planned (R20).</summary>
internal enum Recurrence
{
    EveryMinute,
    Hourly,
    Daily,
    Weekly,
    Monthly,
    Yearly,
}
