using System.Text.Json;
using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Notifications.Messages;
using RiskManager.ReferenceHost.Runs.Execution;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Notifications.Changes;

/// <summary>
/// Takes the ends of runs into the health of their tasks, each once and in order, whichever process executed them: a node, the command
/// line, or one that died. It reads the records of runs and stands in no run's way.
/// </summary>
internal sealed class EndedRunAssessor(Database database, TaskHealthRecorder recorder, HostFolder folder)
{
    private const int BatchSize = 200;

    /// <summary>Looks once.</summary>
    /// <exception cref="HostStoreException">The database failed; nothing is lost, and the next look does it.</exception>
    public async Task AssessAsync(CancellationToken cancellationToken)
    {
        if (!await database.ReadAsync(connection => Ended(connection).Any(), cancellationToken)) return;
        var reasons = PublicReason.Open(folder);
        await database.WriteAsync(
            connection =>
            {
                recorder.AcquireLock(connection);
                foreach (var run in Ended(connection).OrderBy(run => run.EndedAt).ThenBy(run => run.StartedAt).Take(BatchSize).ToList())
                    Assess(connection, run, reasons);
                return true;
            },
            cancellationToken);
    }

    private void Assess(DataConnection connection, RunRow run, PublicReason reasons)
    {
        connection.GetTable<RunRow>().Where(row => row.Id == run.Id).Set(row => row.IsAssessed, true).Update();
        var details = run.Details is null ? null : JsonSerializer.Deserialize<RunDetails>(run.Details);
        if (TaskHealthRules.Of(run, details?.LoginRefused ?? false, RunRecords.MaxInterruptions) is not { } health) return;
        var at = DateTimeOffset.FromUnixTimeMilliseconds(run.EndedAt!.Value);
        recorder.Record(connection, run.TaskId, health, at, (id, previous) =>
        {
            var change = new TaskHealthChange(id, run.TaskId, run.TaskName, health, previous, at)
            {
                RunId = run.Id,
                RunStartedAt = DateTimeOffset.FromUnixTimeMilliseconds(run.StartedAt),
                Expected = run.Expected,
                Missing = run.Missing,
                Counts = run.Counts,
            };
            reasons.Add(change, run.Error, details?.ErrorTranslations);
            return change;
        });
    }

    /// <summary>Runs that ended and were not assessed. An interrupted run that is going to be resumed has not ended yet.</summary>
    private static IQueryable<RunRow> Ended(DataConnection connection) => connection.GetTable<RunRow>().Where(run =>
        !run.IsAssessed && run.EndedAt != null && run.Status != RunStatusNames.Running
        && (run.Status != RunStatusNames.Interrupted || run.Takeovers >= RunRecords.MaxInterruptions));
}
