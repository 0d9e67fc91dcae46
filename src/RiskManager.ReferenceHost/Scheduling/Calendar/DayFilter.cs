namespace RiskManager.ReferenceHost.Scheduling.Calendar;

/// <summary>The days of the week that a schedule may use (R20). A planned time on another day is left out, not moved.</summary>
internal enum DayFilter
{
    EveryDay,
    WeekDaysOnly,
    WeekendsOnly,
}
