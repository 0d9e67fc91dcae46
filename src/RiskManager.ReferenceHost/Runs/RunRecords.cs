using System.Globalization;
using System.Text.Json;
using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Runs;

/// <summary>Keeps the record of every run.</summary>
internal sealed class RunRecords(Database database, TimeProvider clock)
{
    private static readonly string InterruptedError =
        Words.Of($"The process ended before the run did. What was committed stays; the next run goes on from there.").In(CultureInfo.InvariantCulture);

    private static readonly string StoppedError =
        Words.Of($"The host was stopped during the run. What was committed stays; the next run goes on from there.").In(CultureInfo.InvariantCulture);

    /// <summary>Records the start. The lock is held, so a run of the task that still seems to be running has died.</summary>
    public Task BeginAsync(SessionRequest request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return database.WriteAsync(
            connection =>
            {
                foreach (var run in connection.GetTable<RunRow>().Where(run => run.TaskId == request.TaskId && run.Status == RunStatusNames.Running).ToList())
                    MarkInterrupted(connection, run, now);
                return connection.Insert(Begun(request, now));
            },
            cancellationToken);
    }

    /// <summary>Records the end.</summary>
    /// <returns>The status that stands in the record: cancelled because the host is being stopped is interrupted.</returns>
    public Task<string> EndAsync(SessionRequest request, IntegrationTaskResult result, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return database.WriteAsync(
            connection =>
            {
                var begun = connection.GetTable<RunRow>().Single(run => run.Id == request.RunId);
                var ended = Ended(begun, result) with { EndedAt = now };
                if (result.Status == RunStatus.Cancelled && begun.CancelledBy is null && request.HostStopping.IsCancellationRequested)
                    ended = ended with { Status = RunStatusNames.Interrupted, Error = StoppedError };
                connection.GetTable<RunProgressRow>().Where(progress => progress.RunId == request.RunId).Delete();
                connection.Update(ended);
                return ended.Status;
            },
            cancellationToken);
    }

    /// <summary>Records a planned run that did not even begin, so that its absence does not go unnoticed.</summary>
    public Task NotBegunAsync(SessionRequest request, string status, TaskAlreadyRunningException error, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return database.WriteAsync(
            connection => connection.Insert(Begun(request, now) with { Status = status, Error = error.Message, Details = RunDetails.OfError(error), EndedAt = now }), cancellationToken);
    }

    /// <summary>Marks a run whose process is gone. How far it had come is what it last wrote of its progress.</summary>
    public static void MarkInterrupted(DataConnection connection, RunRow run, long now)
    {
        var last = connection.GetTable<RunProgressRow>().FirstOrDefault(progress => progress.RunId == run.Id);
        var interrupted = run with { Status = RunStatusNames.Interrupted, EndedAt = now, Error = InterruptedError };
        if (last is not null)
        {
            interrupted = interrupted with
            {
                EndedAt = last.At,
                Expected = last.Total,
                Created = last.Created,
                Recreated = last.Recreated,
                Updated = last.Updated,
                Unchanged = last.Unchanged,
                Quarantined = last.Quarantined,
                ComponentsCreated = last.ComponentsCreated,
                RemoteCalls = last.RemoteCalls,
            };
            connection.GetTable<RunProgressRow>().Where(progress => progress.RunId == run.Id).Delete();
        }

        connection.Update(interrupted);
    }

    private static RunRow Begun(SessionRequest request, long now) => new()
    {
        Id = request.RunId,
        TaskId = request.TaskId,
        TaskName = request.Settings.Name,
        TypeId = request.TaskType.Id,
        Settings = SettingsJson.WithoutSecrets(request.Settings),
        StartedAt = now,
        Status = RunStatusNames.Running,
        Origin = request.Origin.ToString(),
        StartedBy = request.StartedBy,
    };

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
        Details = JsonSerializer.Serialize(
            new RunDetails(result.MissingIds, result.UnmappedOperatingSystems, result.AssetsWithUnlistedOperatingSystem, result.BlankRequiredAttributes, result.Kind)
            {
                ErrorTranslations = result.ErrorTranslations,
            }),
    };
}
