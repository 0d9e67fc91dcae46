using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Observability;
using RiskManager.ReferenceHost.Runs;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Tests.Store.SqlServer;

/// <summary>What runs write, and what their pages read.</summary>
internal static class RunUse
{
    private const string Run = "run";

    public static async Task RecordAsync(SqlServerStage stage)
    {
        using var services = new StagedServices(stage);
        var settings = services.Tasks.New(services.Type).Settings;
        var request = new SessionRequest(services.Type, settings, Substitute.For<ITaskProgress>(), Substitute.For<ITaskLog>()) { TaskId = "task", RunId = Run };
        var records = new RunRecords(stage.Database, services.Clock);
        foreach (var finds in new[] { false, true })
        {
            stage.Server.Finds = _ => finds;
            await records.BeginAsync(request, CancellationToken.None);
        }

        await using (var log = new RunLog(stage.Database, services.Clock, Run, request.Log)) log.Write(TaskLogLevel.Warning, 1, "Something.");
        await using (new ProgressRecord(stage.Database, services.Clock, request, new RunMeter("type"))) await stage.Server.SentAsync("[cancelled_by] IS NOT NULL");
        await records.EndAsync(request, new IntegrationTaskResult { Status = RunStatus.Complete }, CancellationToken.None);
        await records.NotBegunAsync(request, RunStatusNames.Skipped, new TaskAlreadyRunningException(Words.Of($"It is running.")), CancellationToken.None);
        await stage.Database.ReadAsync(connection => TaskIdentity.ForName(connection, "type", "Nightly"), CancellationToken.None);
        await new DatabaseHealth(stage.Database).CheckHealthAsync(new HealthCheckContext(), CancellationToken.None);
    }

    public static async Task LookAsync(SqlServerStage stage)
    {
        stage.Server.Values["details"] = DBNull.Value;
        stage.Server.Values["fields"] = "[]";
        var run = new RunRecord(Run, "task", "Nightly", "type", "Complete", RunOrigin.Person, DateTimeOffset.UnixEpoch) { Result = new IntegrationTaskResult { Status = RunStatus.Complete } };
        var history = new RunHistory(stage.Database);
        foreach (var finds in new[] { false, true })
        {
            stage.Server.Finds = _ => finds;
            await history.LastRunsAsync(CancellationToken.None);
            await history.ListAsync(null, null, 20, CancellationToken.None);
            await history.ListAsync("task", DateTimeOffset.UnixEpoch, 20, CancellationToken.None);
            await history.FindAsync(Run, CancellationToken.None);
            await history.LogAsync(Run, TaskLogLevel.Warning, 0, 20, CancellationToken.None);
            await history.LogCountsAsync(Run, CancellationToken.None);
            await history.QuarantineAsync(run, 0, 20, CancellationToken.None);
            await history.CreatedAssetsAsync(run, null, 20, CancellationToken.None);
            await history.ChangesAsync(run, 0, 20, CancellationToken.None);
            var warnings = new RunWarnings(stage.Database);
            await warnings.CountsAsync(Run, CancellationToken.None);
            await warnings.ListAsync(Run, null, 0, 20, CancellationToken.None);
            await warnings.ListAsync(Run, 7, 0, 20, CancellationToken.None);
            using var live = new LiveRuns(stage.Database, ImportUse.Clock, NullLogger<LiveRuns>.Instance);
            await live.ReadAsync(CancellationToken.None);
        }
    }
}
