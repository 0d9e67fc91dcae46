namespace RiskManager.ReferenceHost.Scheduling.Calendar;

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
