using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Runs;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Cluster;

/// <summary>
/// The nodes: hosts that serve on one database, each a process. A node shows signs of life; one whose process is gone, or that
/// was silent for too long, counts no more. A host on an embedded database is alone.
/// </summary>
internal sealed partial class Nodes(Database database, HostFolder folder, TimeProvider clock, ILogger<Nodes> logger) : BackgroundService
{
    /// <summary>Shorter than the shortest time after which a silent node counts as dead.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    /// <summary>This node.</summary>
    public LockOwner Self { get; } = LockOwner.New();

    /// <summary>How many nodes are alive, this one included.</summary>
    public async Task<int> CountAliveAsync(CancellationToken cancellationToken)
    {
        if (!database.IsShared) return 1;
        var stale = WebConfig.Read(folder.Path).StaleRun();
        var others = await database.ReadAsync(
            connection =>
            {
                var oldest = (database.Now(connection, clock) - stale).ToUnixTimeMilliseconds();
                return connection.GetTable<NodeRow>().Where(row => row.HeartbeatAt >= oldest && row.Id != Self.Id).ToList();
            },
            cancellationToken);
        return 1 + others.Count(row => !new LockOwner(row.Id, row.Machine, row.ProcessId).IsDead());
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (!database.IsShared) return;
        try
        {
            await database.WriteAsync(connection => connection.GetTable<NodeRow>().Where(row => row.Id == Self.Id).Delete(), cancellationToken);
        }
        catch (HostStoreException exception)
        {
            LogSilent(exception.Message);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!database.IsShared) return;
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await database.WriteAsync(connection => Beat(connection), stoppingToken);
            }
            catch (HostStoreException exception)
            {
                LogSilent(exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private int Beat(LinqToDB.Data.DataConnection connection)
    {
        var now = database.Now(connection, clock).ToUnixTimeMilliseconds();
        if (connection.GetTable<NodeRow>().Where(row => row.Id == Self.Id).Set(row => row.HeartbeatAt, now).Update() > 0) return 1;

        // Rows of nodes that died long ago are of no use to anybody.
        var forgotten = now - (long)TimeSpan.FromDays(1).TotalMilliseconds;
        connection.GetTable<NodeRow>().Where(row => row.HeartbeatAt < forgotten).Delete();
        return connection.Insert(new NodeRow { Id = Self.Id, Machine = Self.Machine, ProcessId = Self.ProcessId, StartedAt = now, HeartbeatAt = now });
    }

    [LoggerMessage(40, LogLevel.Warning, "This node could not show that it is alive; trying again. {Reason}")]
    private partial void LogSilent(string reason);
}
