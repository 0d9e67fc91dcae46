using System.Globalization;
using System.Text.Json;
using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Tables.Sqlite;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Runs.Sessions;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Runs.Execution;

/// <summary>
/// Keeps one record of every run, from its start to its end, however many processes execute it. An open run has the status
/// <see cref="RunStatusNames.Running"/>, from the moment somebody starts it.
/// </summary>
internal sealed class RunRecords(Database database, TimeProvider clock)
{
    /// <summary>A run that kills its process would do so again and again. After this many interruptions it waits for a person.</summary>
    public const int MaxInterruptions = 3;

    private static readonly string InterruptedError =
        Words.Of($"The process ended before the run did. What was committed stays.")
            .In(CultureInfo.InvariantCulture);

    private static readonly string StoppedError =
        Words.Of($"The host was stopped during the run. What was committed stays.")
            .In(CultureInfo.InvariantCulture);

    /// <summary>Records a run that a node is going to execute.</summary>
    /// <exception cref="TaskAlreadyRunningException">The task has an open run.</exception>
    public Task OpenAsync(SessionRequest request, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            database.AcquireAdvisoryLock(connection, "runs/" + request.TaskId);
            if (FindOpen(connection, request.TaskId) is { } open) throw AlreadyRunning(request, open);
            return InsertBegun(connection, request, Begun(request, Now()));
        },
        cancellationToken);

    /// <summary>Records the start of a run of the command line. The lock is held, so an open run of the task has died.</summary>
    public Task BeginAsync(SessionRequest request, RunOwner owner, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            database.AcquireAdvisoryLock(connection, "runs/" + request.TaskId);
            InterruptOpen(connection, request.TaskId, request.RunId);
            var begun = Begun(request, Now()) with { Owner = owner.Token, ExecutedBy = owner.Node };
            return InsertBegun(connection, request, begun);
        },
        cancellationToken);

    /// <summary>The open run of a task; null when there is none.</summary>
    public Task<RunRow?> FindOpenAsync(string taskId, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => FindOpen(connection, taskId), cancellationToken);

    /// <summary>The open run of a task; null when there is none.</summary>
    public static RunRow? FindOpen(DataConnection connection, string taskId) =>
        Open(connection).Where(run => run.TaskId == taskId).OrderByDescending(run => run.StartedAt).FirstOrDefault();

    /// <summary>
    /// Gives an open run to an execution on this node. The lock is held, so an execution before has died; one that is only paused
    /// may not write any more from here on.
    /// </summary>
    /// <returns>False when the run has ended, or was interrupted too often.</returns>
    public Task<bool> TryClaimAsync(string runId, RunOwner owner, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            if (Open(connection).FirstOrDefault(row => row.Id == runId) is not { } run) return false;
            var interruptions = run.Takeovers + (run.Owner is null ? 0 : 1);
            if (interruptions >= MaxInterruptions)
            {
                Interrupt(connection, run with { Takeovers = interruptions }, Now());
                return false;
            }

            InterruptOpen(connection, run.TaskId, runId);
            return Open(connection).Where(row => row.Id == runId)
                .Set(row => row.Owner, owner.Token)
                .Set(row => row.ExecutedBy, run.ExecutedBy is null ? owner.Node : run.ExecutedBy + RunRecord.NodeSeparator + owner.Node)
                .Set(row => row.Takeovers, interruptions)
                .Update() > 0;
        },
        cancellationToken);

    /// <summary>Records the end.</summary>
    /// <returns>The status that stands in the record; null when another node has taken the run over, and nothing was recorded.</returns>
    public Task<string?> EndAsync(
        SessionRequest request, IntegrationTaskResult result, Redaction redaction, CancellationToken cancellationToken)
    {
        var owner = request.Fence!.Owner;
        return database.WriteAsync(
            connection =>
            {
                if (RunRows.FindOwn(connection, request.RunId, owner) is not { } begun) return null;
                request.Fence.Verify(connection);
                var ended = Ended(begun, result, redaction) with { EndedAt = Now() };
                if (result.Status == RunStatus.Cancelled && begun.CancelledBy is null && request.HostStopping.IsCancellationRequested)
                    ended = ended with { Status = RunStatusNames.Interrupted, Error = StoppedError };
                RunRows.End(connection, ended);
                return ended.Status;
            },
            cancellationToken);
    }

    /// <summary>Records a planned run that was skipped, so that its absence does not go unnoticed.</summary>
    public Task SkipAsync(SessionRequest request, ITranslatedFault error, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection => connection.Insert(Begun(request, Now()) with
            {
                Status = RunStatusNames.Skipped, Error = ((Exception)error).Message, Details = RunDetails.OfError(error), EndedAt = Now(),
            }),
            cancellationToken);

    /// <summary>Records a run that did not even begin, because its settings or its secret have to be corrected.</summary>
    public Task NotBegunAsync(string taskId, RunOrigin origin, TaskSettingsException error, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection => connection.GetTable<TaskRow>().FirstOrDefault(row => row.Id == taskId) is { } task
                ? connection.Insert(new RunRow
                {
                    Id = Guid.NewGuid().ToString("n"), TaskId = taskId,
                    TaskName = task.Name, TypeId = task.TypeId, Settings = task.Settings,
                    StartedAt = Now(), EndedAt = Now(), Status = RunStatusNames.Failed, Origin = origin.ToString(),
                    Error = error.Message, Details = RunDetails.OfError(error),
                })
                : 0,
            cancellationToken);

    /// <summary>Ends an open run that this node cannot execute; one that a node has begun is left to other nodes.</summary>
    public Task RefuseAsync(string runId, ITranslatedFault error, CancellationToken cancellationToken) => database.WriteAsync(
        connection => Open(connection).Where(run => run.Id == runId && run.ExecutedBy == null)
            .Set(run => run.Status, RunStatusNames.Failed)
            .Set(run => run.Error, ((Exception)error).Message)
            .Set(run => run.Details, RunDetails.OfError(error))
            .Set(run => run.EndedAt, Now())
            .Update(),
        cancellationToken);

    /// <summary>Records that an open run has died and is not going to be resumed.</summary>
    public Task InterruptAsync(string runId, CancellationToken cancellationToken) => database.WriteAsync(
        connection => Open(connection).FirstOrDefault(run => run.Id == runId) is { } run ? Interrupt(connection, run, Now()) : 0,
        cancellationToken);

    /// <summary>Opens an interrupted run again, to be resumed under the same record.</summary>
    /// <returns>False when another process did, or when the task now has another open run.</returns>
    public Task<bool> ReopenAsync(RunRow run, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            database.AcquireAdvisoryLock(connection, "runs/" + run.TaskId);
            return FindOpen(connection, run.TaskId) is null
                && connection.GetTable<RunRow>().Where(row => row.Id == run.Id && row.Status == RunStatusNames.Interrupted)
                    .Set(row => row.Status, RunStatusNames.Running)
                    .Set(row => row.EndedAt, (long?)null)
                    .Set(row => row.Error, (string?)null)
                    .Set(row => row.Details, (string?)null)
                    .Update() > 0;
        },
        cancellationToken);

    /// <summary>The error of a second run of the same task.</summary>
    /// <param name="request">The second run.</param>
    /// <param name="open">The first; null when its process has not recorded it yet.</param>
    public static TaskAlreadyRunningException AlreadyRunning(SessionRequest request, RunRow? open)
    {
        var name = request.Settings.Name;
        if (open is null)
            return new TaskAlreadyRunningException(Words.Of($"Task '{name}' is already running. Wait until it ends, or cancel it."));
        var started = DateTimeOffset.FromUnixTimeMilliseconds(open.StartedAt).ToLocalTime();
        var since = started.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var node = open.ExecutedBy?.Split(RunRecord.NodeSeparator)[^1] ?? "?";
        return new TaskAlreadyRunningException(
            Words.Of(
                $"Task '{name}' is already running: it started at {since}, on {node} (run {open.Id}). Wait until it ends, or cancel it."));
    }

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private static IQueryable<RunRow> Open(DataConnection connection) =>
        connection.GetTable<RunRow>().Where(run => run.Status == RunStatusNames.Running);

    private int InsertBegun(DataConnection connection, SessionRequest request, RunRow begun)
    {
        RunAudit.RecordStart(connection, request, clock.GetUtcNow());
        return RunRows.Insert(connection, begun);
    }

    private void InterruptOpen(DataConnection connection, string taskId, string exceptRunId)
    {
        if (!RunRows.HasOtherOpen(connection, taskId, exceptRunId)) return;
        foreach (var run in Open(connection).Where(run => run.TaskId == taskId && run.Id != exceptRunId).ToList())
            Interrupt(connection, run, Now());
    }

    /// <summary>How far the run had come is what it last wrote of its progress.</summary>
    private static int Interrupt(DataConnection connection, RunRow run, long now)
    {
        var interrupted = run with { Status = RunStatusNames.Interrupted, EndedAt = now, Error = InterruptedError, Owner = null };
        if (connection.GetTable<RunProgressRow>().FirstOrDefault(progress => progress.RunId == run.Id) is { } last)
        {
            connection.GetTable<RunProgressRow>().Where(progress => progress.RunId == run.Id).Delete();
            interrupted = interrupted with
            {
                EndedAt = last.At, Expected = last.Total, RemoteCalls = last.RemoteCalls, Counts = last.Counts,
            };
        }

        return connection.Update(interrupted);
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
        StartedFrom = request.StartedFrom,
        ApprovedBy = request.ApprovedBy,
    };

    private static RunRow Ended(RunRow begun, IntegrationTaskResult result, Redaction redaction) => begun with
    {
        Status = result.Status.ToString(),
        Error = result.Error,
        ResumedRunId = result.ResumedRunId == begun.Id ? null : result.ResumedRunId,
        Expected = result.Expected,
        Counts = result.Counts,
        Missing = result.Missing,
        RemoteCalls = result.RemoteCalls,
        Perimeter = result.Perimeter,
        PerimeterCreated = result.PerimeterCreated,
        Details = redaction.Clean(JsonSerializer.Serialize(
            new RunDetails(
                result.MissingIds, result.UnmappedOperatingSystems, result.AssetsWithUnlistedOperatingSystem,
                result.BlankRequiredAttributes, result.Kind)
            {
                ErrorTranslations = result.ErrorTranslations,
                Findings = result.Findings,
                Hold = result.Hold,
                LoginRefused = result.LoginRefused,
            })),
    };
}
