using System.Text.Json;
using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Runs;

/// <summary>Keeps the configured tasks and the record of every run.</summary>
internal sealed class RunRecords(Database database, TimeProvider clock)
{
    public const string Running = "Running";
    public const string Interrupted = "Interrupted";

    /// <summary>Records the start. The lock is held, so a run of the task that still seems to be running has died.</summary>
    public Task BeginAsync(SessionRequest request, CancellationToken cancellationToken)
    {
        var settings = SettingsFile.WithoutSecrets(request.Settings);
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return database.WriteAsync(
            connection =>
            {
                connection.InsertOrReplace(new TaskRow { Id = request.TaskId, Name = request.Settings.Name, TypeId = request.TaskType.Id, Settings = settings });
                MarkInterrupted(connection, request.TaskId, now);
                return connection.Insert(new RunRow
                {
                    Id = request.RunId,
                    TaskId = request.TaskId,
                    TaskName = request.Settings.Name,
                    TypeId = request.TaskType.Id,
                    Settings = settings,
                    StartedAt = now,
                    Status = Running,
                });
            },
            cancellationToken);
    }

    public Task EndAsync(string runId, IntegrationTaskResult result, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return database.WriteAsync(
            connection =>
            {
                var begun = connection.GetTable<RunRow>().Single(run => run.Id == runId);
                return connection.Update(Ended(begun, result) with { EndedAt = now });
            },
            cancellationToken);
    }

    private static void MarkInterrupted(DataConnection connection, string taskId, long now) =>
        connection.GetTable<RunRow>()
            .Where(run => run.TaskId == taskId && run.Status == Running)
            .Set(run => run.Status, Interrupted)
            .Set(run => run.EndedAt, now)
            .Set(run => run.Error, "The process ended before the run did. What was committed stays; the next run goes on from there.")
            .Update();

    private static RunRow Ended(RunRow begun, IntegrationTaskResult result) => begun with
    {
        Status = result.Status.ToString(),
        Error = result.Error,
        ResumedRunId = result.ResumedRunId,
        Expected = result.Expected,
        Created = result.Counts.Created,
        Recreated = result.Counts.Recreated,
        Updated = result.Counts.Updated,
        Unchanged = result.Counts.Unchanged,
        Quarantined = result.Counts.Quarantined,
        ComponentsCreated = result.Counts.ComponentsCreated,
        Missing = result.Missing,
        RemoteCalls = result.RemoteCalls,
        Perimeter = result.Perimeter,
        PerimeterCreated = result.PerimeterCreated,
        Details = JsonSerializer.Serialize(new RunDetails(result.MissingIds, result.UnmappedOperatingSystems, result.BlankRequiredAttributes)),
    };
}
