using System.Globalization;
using LinqToDB;
using RiskManager.ReferenceHost.Diagnosis.Checks;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Diagnosis.Storage;

/// <summary>Which runs are open, who holds their locks, and which of them lost the process that executed them.</summary>
internal sealed class LocksCheck : IDiagnosticCheck
{
    public string Name => "locks";

    public async Task<IReadOnlyList<CheckResult>> RunAsync(DiagnosedHost host, CancellationToken cancellationToken)
    {
        if (!await host.HasCurrentSchemaAsync(cancellationToken)) return [CheckResult.Skipped(Name, "The runs cannot be read.")];
        var open = await host.Database!.ReadAsync(
            connection => connection.GetTable<RunRow>().Where(run => run.Status == RunStatusNames.Running)
                .OrderBy(run => run.StartedAt).ToList(),
            cancellationToken);
        if (open.Count == 0) return [CheckResult.Ok(Name, "No run is open, so no lock is held.")];
        var results = new List<CheckResult>();
        foreach (var run in open) results.Add(await LookAsync(host.Database!, run, cancellationToken));
        return results;
    }

    private async Task<CheckResult> LookAsync(Database database, RunRow run, CancellationToken cancellationToken)
    {
        var since = DateTimeOffset.FromUnixTimeMilliseconds(run.StartedAt).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var described = $"The run {run.Id} that began {since} UTC, executed by {run.ExecutedBy ?? "an unknown process"},";
        return await IsHeldAsync(database, run.TaskId, cancellationToken)
            ? CheckResult.Ok(Name, $"{described} holds the lock of its task.", run.TaskName)
            : CheckResult.Warning(
                Name, $"{described} holds no lock: its process has ended.",
                "If the task is configured and active, a host that serves resumes the run within half a minute: is one running? Else start "
                + "the task again.",
                run.TaskName);
    }

    /// <summary>On the embedded database the lock is free if it can be had; it is given back at once.</summary>
    private static async Task<bool> IsHeldAsync(Database database, string taskId, CancellationToken cancellationToken)
    {
        if (database.IsShared) return await database.FindLockHolderAsync(taskId, cancellationToken) is not null;
        await using var free = await database.TryLockAsync(taskId, TimeSpan.Zero, cancellationToken);
        return free is null;
    }
}
