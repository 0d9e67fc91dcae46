using System.Globalization;
using System.Text.Json;
using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Scheduling.Calendar;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Notifications.Changes;

/// <summary>
/// Finds planned runs that are overdue: since the planned time, no run of the task began and none ended. So a run that was skipped because
/// the one before took longer is not missed as soon as that one ends in time. A held task waits for a person, and its schedule with it.
/// </summary>
internal sealed class MissedRunDetector(Database database, TaskHealthRecorder recorder, MissedRunLimits limits, TimeProvider clock)
{
    /// <summary>Looks once.</summary>
    /// <exception cref="HostStoreException">The database failed; the next look does it.</exception>
    public async Task DetectAsync(CancellationToken cancellationToken)
    {
        var hours = await limits.ReadAsync(cancellationToken);
        var overdue = await database.ReadAsync(connection => Overdue(connection, hours).Any(), cancellationToken);
        if (!overdue) return;
        await database.WriteAsync(
            connection =>
            {
                recorder.AcquireLock(connection);
                foreach (var (task, plannedAt) in Overdue(connection, hours).ToList()) Record(connection, task, plannedAt);
                return true;
            },
            cancellationToken);
    }

    private IEnumerable<(TaskRow Task, DateTimeOffset PlannedAt)> Overdue(DataConnection connection, Dictionary<string, int> hours)
    {
        var now = clock.GetUtcNow();
        foreach (var task in connection.GetTable<TaskRow>().Where(row => row.Active && row.Schedule != null).ToList())
        {
            var limit = hours.GetValueOrDefault(task.Id, MissedRunLimits.DefaultHours);
            if (limit == 0 || TaskHealthRecorder.Find(connection, task.Id) is TaskHealth.Missed or TaskHealth.Held) continue;
            var schedule = JsonSerializer.Deserialize<TaskSchedule>(task.Schedule!, SettingsJson.Options)!;
            if (ScheduleTimes.Next(schedule, LastActivity(connection, task)) is { } planned && planned.AddHours(limit) <= now)
                yield return (task, planned);
        }
    }

    /// <summary>A plan counts from the last change of the task on: before, it was another plan.</summary>
    private static DateTimeOffset LastActivity(DataConnection connection, TaskRow task)
    {
        var runs = connection.GetTable<RunRow>().Where(run => run.TaskId == task.Id && run.Status != RunStatusNames.Skipped);
        var last = Math.Max(runs.Max(run => (long?)run.StartedAt) ?? 0, runs.Max(run => run.EndedAt) ?? 0);
        return DateTimeOffset.FromUnixTimeMilliseconds(Math.Max(last, task.ChangedAt));
    }

    private void Record(DataConnection connection, TaskRow task, DateTimeOffset plannedAt)
    {
        var now = clock.GetUtcNow();
        var open = connection.GetTable<RunRow>().Where(run => run.TaskId == task.Id && run.Status == RunStatusNames.Running)
            .OrderByDescending(run => run.StartedAt).FirstOrDefault();
        var reason = open is null
            ? Words.Of($"No host was running at that time, or its scheduler did not start the run.")
            : Words.Of($"Another run of the task is still going on.");
        recorder.Record(connection, task.Id, TaskHealth.Missed, now, (id, previous) =>
            new TaskHealthChange(id, task.Id, task.Name, TaskHealth.Missed, previous, now)
            {
                RunId = open?.Id,
                RunStartedAt = open is null ? null : DateTimeOffset.FromUnixTimeMilliseconds(open.StartedAt),
                PlannedAt = plannedAt,
                Reason = reason.In(CultureInfo.InvariantCulture),
                ReasonTranslations = reason.Translations,
            });
    }
}
