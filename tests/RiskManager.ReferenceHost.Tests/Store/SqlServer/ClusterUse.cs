using RiskManager.Contracts;
using RiskManager.ReferenceHost.Cluster;
using RiskManager.ReferenceHost.Runs;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Store.SqlServer;

/// <summary>What several hosts on one database do: locks, partitions, signs of life, shared call limits.</summary>
internal static class ClusterUse
{
    private static readonly TimeSpan Stale = TimeSpan.FromMinutes(1);

    public static async Task ShareAsync(SqlServerStage stage)
    {
        using var services = new StagedServices(stage);
        stage.Server.Finds = _ => false;
        await using (await RunLock.AcquireAsync(stage.Database, services.Clock, new RunLockRequest("task", "Nightly", "run", Stale), CancellationToken.None))
        {
            services.Clock.Advance(Stale / 6);
            await stage.Server.SentAsync("UPDATE\n\t[run_locks]");
        }

        await services.Nodes.StartAsync(CancellationToken.None);
        await stage.Server.SentAsync("INSERT INTO [nodes]");
        await services.Nodes.CountAliveAsync(CancellationToken.None);
        await services.Nodes.StopAsync(CancellationToken.None);
        await PartitionsAsync(stage, new RunPartitions(stage.Database, services.Clock));
        await using var limits = new SharedCallLimits(stage.Database, services.Clock);
        var turn = await limits.TryTakeAsync("account", 4, CancellationToken.None);
        await limits.GiveBackAsync("account", turn.Id!, new SharedCallState { Remaining = 5, Window = Stale }, CancellationToken.None);
        await limits.HoldBackAsync("account", TimeSpan.FromSeconds(5), CancellationToken.None);
    }

    private static async Task PartitionsAsync(SqlServerStage stage, RunPartitions partitions)
    {
        (stage.Server.Values["progress"], stage.Server.Values["result"]) = (DBNull.Value, DBNull.Value);
        var run = new PartitionedRunRow { RunId = "run", TaskId = "task", CurrentRunId = "run", Coordinator = "node", Shared = true };
        await partitions.SaveAsync(run, [new RunPartition(1, "1-100", 100), new RunPartition(2, "101-200", 100)], CancellationToken.None);
        await partitions.GoOnAsync(run, CancellationToken.None);

        stage.Server.Finds = _ => true;
        stage.Server.Values["status"] = PartitionStatus.Waiting;
        await partitions.FindAsync("task", CancellationToken.None);
        await partitions.ReadAsync("run", CancellationToken.None);
        var claim = await partitions.ClaimAnyAsync(LockOwner.New(), new HashSet<string>(), Stale, CancellationToken.None);
        Assert.IsNotNull(claim);
        await partitions.ShowAsync(claim, new TaskProgress("Importing", 1, 2), CancellationToken.None);
        await partitions.EndAsync(claim, new IntegrationTaskResult { Status = RunStatus.Complete }, CancellationToken.None);
        await partitions.StopAsync("run", CancellationToken.None);
        await partitions.DropAsync("task", CancellationToken.None);
    }
}
