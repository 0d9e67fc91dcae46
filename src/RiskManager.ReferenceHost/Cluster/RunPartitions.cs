using System.Text.Json;
using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Runs;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Cluster;

/// <summary>
/// The partitions of runs, in the database. A node claims one, shows signs of life while it works on it, and ends it; the claim
/// of a node that is gone, or silent for too long, passes to the next that asks. All by the clock of the database server.
/// </summary>
internal sealed class RunPartitions(Database database, TimeProvider clock)
{
    /// <summary>A partition that takes its node down with it would do so for ever.</summary>
    private const int MostTakeovers = 5;

    /// <summary>The unfinished run of a task that is split; null when there is none.</summary>
    public Task<PartitionedRunRow?> FindAsync(string taskId, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => connection.GetTable<PartitionedRunRow>().FirstOrDefault(run => run.TaskId == taskId), cancellationToken);

    /// <summary>All partitions of a run, in the order of the plan.</summary>
    public Task<IReadOnlyList<PartitionRow>> ReadAsync(string runId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<PartitionRow>>(
            connection => [.. connection.GetTable<PartitionRow>().Where(row => row.RunId == runId).OrderBy(row => row.Number)], cancellationToken);

    /// <summary>Keeps a plan.</summary>
    public Task SaveAsync(PartitionedRunRow run, IReadOnlyList<RunPartition> partitions, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                connection.Insert(run);
                return connection.BulkCopy(partitions.Select(partition => new PartitionRow
                {
                    RunId = run.RunId,
                    Number = partition.Number,
                    Definition = partition.Definition,
                    Expected = partition.Expected,
                    Status = PartitionStatus.Waiting,
                }));
            },
            cancellationToken);

    /// <summary>Goes on with an unfinished run: what failed may be tried again.</summary>
    public Task GoOnAsync(PartitionedRunRow run, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                TakeTurn(connection, run.RunId);
                connection.Update(run);
                connection.GetTable<PartitionRow>().Where(row => row.RunId == run.RunId && row.Status != PartitionStatus.Done)
                    .Set(row => row.Takeovers, 0).Update();
                return connection.GetTable<PartitionRow>().Where(row => row.RunId == run.RunId && row.Status == PartitionStatus.Failed)
                    .Set(row => row.Status, PartitionStatus.Waiting).Set(row => row.Result, (string?)null).Update();
            },
            cancellationToken);

    /// <summary>Forgets the plan of a task, and the checkpoints of its partitions; nodes that still work on it stop.</summary>
    public Task DropAsync(string taskId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                var prefix = taskId + "/";
                connection.GetTable<CheckpointRow>().Where(row => row.TaskId.StartsWith(prefix)).Delete();
                return connection.GetTable<PartitionedRunRow>().Where(run => run.TaskId == taskId).Delete();
            },
            cancellationToken);

    /// <summary>Has all nodes stop at a checkpoint.</summary>
    public Task StopAsync(string runId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection => connection.GetTable<PartitionedRunRow>().Where(run => run.RunId == runId).Set(run => run.Stopping, true).Update(), cancellationToken);

    /// <summary>Takes the next partition of a run; null when none is to be had now.</summary>
    public Task<PartitionClaim?> ClaimAsync(string runId, TimeSpan stale, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => Claim(connection, runId, stale), cancellationToken);

    /// <summary>Takes a partition of any run that nodes may help with and that this one neither watches over nor has refused.</summary>
    public async Task<PartitionClaim?> ClaimAnyAsync(LockOwner node, IReadOnlySet<string> refusedRuns, TimeSpan stale, CancellationToken cancellationToken)
    {
        var runs = await database.ReadAsync(
            connection => connection.GetTable<PartitionedRunRow>()
                .Where(run => run.Shared && !run.Stopping && run.Coordinator != node.Id).Select(run => run.RunId).ToList(),
            cancellationToken);
        foreach (var runId in runs.Where(runId => !refusedRuns.Contains(runId)))
        {
            if (await ClaimAsync(runId, stale, cancellationToken) is { } claim) return claim;
        }

        return null;
    }

    /// <summary>Shows that a node still works on its partition, and how far it is.</summary>
    public Task<PartitionSign> ShowAsync(PartitionClaim claim, TaskProgress progress, CancellationToken cancellationToken)
    {
        var text = JsonSerializer.Serialize(progress, SettingsJson.Options);
        return database.WriteAsync(
            connection =>
            {
                var now = database.Now(connection, clock).ToUnixTimeMilliseconds();
                if (Mine(connection, claim).Set(row => row.HeartbeatAt, now).Set(row => row.Progress, text).Update() == 0) return PartitionSign.Lost;
                return connection.GetTable<PartitionedRunRow>().Any(run => run.RunId == claim.Run.RunId && run.Stopping) ? PartitionSign.Stop : PartitionSign.GoOn;
            },
            cancellationToken);
    }

    /// <summary>Ends the work of a node on its partition; nothing happens when another has taken it over.</summary>
    public Task EndAsync(PartitionClaim claim, IntegrationTaskResult result, CancellationToken cancellationToken)
    {
        var status = result.Status switch
        {
            RunStatus.Complete or RunStatus.Incomplete => PartitionStatus.Done,
            RunStatus.Cancelled => PartitionStatus.Waiting,
            _ => PartitionStatus.Failed,
        };
        var text = status == PartitionStatus.Waiting ? null : JsonSerializer.Serialize(result, SettingsJson.Options);
        return database.WriteAsync(
            connection => Mine(connection, claim)
                .Set(row => row.Status, status).Set(row => row.Result, text).Set(row => row.Owner, (string?)null).Update(),
            cancellationToken);
    }

    /// <summary>The result of a partition that ended.</summary>
    public static IntegrationTaskResult ResultOf(PartitionRow row) => JsonSerializer.Deserialize<IntegrationTaskResult>(row.Result!, SettingsJson.Options)!;

    /// <summary>How far a partition is; null when nobody has worked on it yet.</summary>
    public static TaskProgress? ProgressOf(PartitionRow row) =>
        row.Progress is null ? null : JsonSerializer.Deserialize<TaskProgress>(row.Progress, SettingsJson.Options);

    private static IQueryable<PartitionRow> Mine(DataConnection connection, PartitionClaim claim) =>
        connection.GetTable<PartitionRow>().Where(row =>
            row.RunId == claim.Run.RunId && row.Number == claim.Partition.Number && row.Owner == claim.Owner.Id && row.Status == PartitionStatus.Running);

    private PartitionClaim? Claim(DataConnection connection, string runId, TimeSpan stale)
    {
        TakeTurn(connection, runId);
        var run = connection.GetTable<PartitionedRunRow>().FirstOrDefault(row => row.RunId == runId && !row.Stopping);
        if (run is null) return null;
        var now = database.Now(connection, clock).ToUnixTimeMilliseconds();
        var open = connection.GetTable<PartitionRow>()
            .Where(row => row.RunId == runId && (row.Status == PartitionStatus.Waiting || row.Status == PartitionStatus.Running)).OrderBy(row => row.Number).ToList();
        foreach (var row in open)
        {
            var lost = row.Status == PartitionStatus.Running;
            if (lost && !IsLost(row, now, stale)) continue;
            if (lost && row.Takeovers >= MostTakeovers)
            {
                connection.Update(row with { Status = PartitionStatus.Failed, Owner = null, Result = JsonSerializer.Serialize(GivenUp(row), SettingsJson.Options) });
                continue;
            }

            var owner = LockOwner.New();
            var taken = row with
            {
                Status = PartitionStatus.Running,
                Owner = owner.Id,
                Machine = owner.Machine,
                ProcessId = owner.ProcessId,
                HeartbeatAt = now,
                Takeovers = row.Takeovers + (lost ? 1 : 0),
            };
            connection.Update(taken);
            return new PartitionClaim(run, new RunPartition(row.Number, row.Definition, row.Expected), owner, taken.Takeovers);
        }

        return null;
    }

    private static bool IsLost(PartitionRow row, long now, TimeSpan stale) =>
        now - row.HeartbeatAt > stale.TotalMilliseconds || new LockOwner(row.Owner!, row.Machine!, row.ProcessId!.Value).IsDead();

    private static IntegrationTaskResult GivenUp(PartitionRow row) => RunFaults.Ended(RunStatus.Failed, FailureKind.Unexpected, Words.Of(
        $"{MostTakeovers + 1} nodes were lost one after the other while they worked on partition {row.Number}. Find out why, for example in their logs, then run the task again: it goes on from there."));

    private void TakeTurn(DataConnection connection, string runId) => database.TakeTurn(connection, "partitions/" + runId);
}
