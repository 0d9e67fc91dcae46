using System.Globalization;
using System.Text.Json;
using LinqToDB;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Diagnosis.Checks;
using RiskManager.ReferenceHost.Notifications.Changes;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Scheduling.Calendar;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Diagnosis.Work;

/// <summary>How long ago the last complete run of each task was, against its schedule.</summary>
internal sealed class LastRunsCheck : IDiagnosticCheck
{
    public string Name => "last-runs";

    public async Task<IReadOnlyList<CheckResult>> RunAsync(DiagnosedHost host, CancellationToken cancellationToken)
    {
        if (await host.FindTasksAsync(cancellationToken) is not { } tasks) return [CheckResult.Skipped(Name, "The tasks cannot be read.")];
        if (tasks.Count == 0) return [CheckResult.Skipped(Name, "No task is configured.")];
        return await host.Database!.ReadAsync(
            connection => tasks.Select(task => Look(connection, task, host.Clock.GetUtcNow())).ToList(), cancellationToken);
    }

    private CheckResult Look(DataConnection connection, TaskRow task, DateTimeOffset now)
    {
        var ended = connection.GetTable<RunRow>().Where(run => run.TaskId == task.Id && run.Status == RunStatusNames.Complete)
            .Max(run => run.EndedAt);
        var complete = ended is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : (DateTimeOffset?)null;
        var finding = complete is { } moment
            ? $"The last complete run ended {Text(moment)}, {Age(now - moment)} ago."
            : "No run was complete yet.";
        if (!task.Active) return CheckResult.Skipped(Name, $"{finding} The task is inactive.", task.Name);
        if (task.Schedule is null) return CheckResult.Ok(Name, $"{finding} The task has no schedule.", task.Name);
        var since = complete ?? DateTimeOffset.FromUnixTimeMilliseconds(task.ChangedAt);
        var schedule = JsonSerializer.Deserialize<TaskSchedule>(task.Schedule, SettingsJson.Options)!;
        return ScheduleTimes.Next(schedule, since) is { } planned && planned.AddHours(Limit(connection, task)) <= now
            ? CheckResult.Failed(Name, $"{finding} One was planned for {Text(planned)}. {Last(connection, task)}", Advice, task.Name)
            : CheckResult.Ok(Name, $"{finding} That is within its schedule.", task.Name);
    }

    private const string Advice = "Open the page of its last run for the reason, correct it, and start the task. Is a host serving?";

    private static int Limit(DataConnection connection, TaskRow task) =>
        connection.GetTable<MissedRunLimitRow>().Where(row => row.TaskId == task.Id).Select(row => (int?)row.Hours).FirstOrDefault()
            is { } hours and > 0
            ? hours
            : MissedRunLimits.DefaultHours;

    private static string Last(DataConnection connection, TaskRow task)
    {
        var last = connection.GetTable<RunRow>().Where(run => run.TaskId == task.Id).OrderByDescending(run => run.StartedAt)
            .FirstOrDefault();
        return last is null
            ? "No run has begun since."
            : $"The last run began {Text(DateTimeOffset.FromUnixTimeMilliseconds(last.StartedAt))} and is {last.Status}. {last.Error}"
                .TrimEnd();
    }

    private static string Text(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";

    private static string Age(TimeSpan age) => age.TotalDays >= 2
        ? string.Create(CultureInfo.InvariantCulture, $"{age.TotalDays:0} days")
        : string.Create(CultureInfo.InvariantCulture, $"{age.TotalHours:0.0} hours");
}
