using System.Text.Json;
using LinqToDB;
using RiskManager.ReferenceHost.Import.Tables.Sqlite;
using RiskManager.ReferenceHost.Runs;
using RiskManager.ReferenceHost.Scheduling.Calendar;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Scheduling;

/// <summary>
/// The planned runs, kept with the tasks in the database. A planned run is taken once, by whichever process comes first, so
/// that several hosts on one database never run it twice. One that was missed while no host was up is taken once at the next
/// start, however many times were missed; the times go on from there.
/// </summary>
internal sealed class PlannedRuns(Database database, RunService runs, TimeProvider clock)
{
    /// <summary>The next planned run of every active task that has one.</summary>
    public async Task<IReadOnlyList<PlannedRun>> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            connection => connection.GetTable<TaskRow>().Where(row => row.Active && row.NextRunAt != null)
                .Select(row => new { row.Id, NextRunAt = row.NextRunAt!.Value }).ToList(),
            cancellationToken);
        return [.. rows.Select(row => new PlannedRun(row.Id, DateTimeOffset.FromUnixTimeMilliseconds(row.NextRunAt)))];
    }

    /// <summary>Takes a planned run, plans the next one and starts the task; does nothing when another process has taken it.</summary>
    public async Task RunAsync(PlannedRun planned, CancellationToken cancellationToken)
    {
        if (await TakeAsync(planned, cancellationToken)) await runs.StartPlannedAsync(planned.TaskId, cancellationToken);
    }

    private Task<bool> TakeAsync(PlannedRun planned, CancellationToken cancellationToken)
    {
        var (now, at) = (clock.GetUtcNow(), planned.At.ToUnixTimeMilliseconds());

        // A timer may fire slightly early. The next time must still be after the planned one.
        var after = now > planned.At ? now : planned.At;
        return database.WriteAsync(
            connection =>
            {
                var row = connection.GetTable<TaskRow>()
                    .FirstOrDefault(task => task.Id == planned.TaskId && task.Active && task.NextRunAt == at);
                if (row?.Schedule is null) return false;
                var schedule = JsonSerializer.Deserialize<TaskSchedule>(row.Schedule, SettingsJson.Options)!;
                var next = ScheduleTimes.Next(schedule, after)?.ToUnixTimeMilliseconds();
                return connection.GetTable<TaskRow>().Where(task => task.Id == planned.TaskId && task.NextRunAt == at)
                    .Set(task => task.NextRunAt, next).Update() > 0;
            },
            cancellationToken);
    }
}
