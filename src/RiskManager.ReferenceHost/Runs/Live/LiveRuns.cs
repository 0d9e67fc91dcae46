using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Runs.Live;

/// <summary>
/// Shows the running runs to any number of watchers. All get the same picture, read once from the database,
/// so runs of the command line and of other nodes are in it.
/// </summary>
internal sealed partial class LiveRuns(Database database, TimeProvider clock, ILogger<LiveRuns> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private readonly HashSet<Channel<IReadOnlyList<LiveRun>>> _watchers = [];

    /// <summary>
    /// The running runs, oldest first: once at once, then about twice a second for as long as it is enumerated. A run that is
    /// no longer in the list has ended: read its record from <see cref="RunHistory"/>.
    /// </summary>
    public async IAsyncEnumerable<IReadOnlyList<LiveRun>> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A slow watcher misses pictures, but never the last one.
        var channel = Channel.CreateBounded<IReadOnlyList<LiveRun>>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        yield return await ReadAsync(cancellationToken);
        lock (_lock) _watchers.Add(channel);
        try
        {
            await foreach (var runs in channel.Reader.ReadAllAsync(cancellationToken)) yield return runs;
        }
        finally
        {
            lock (_lock) _watchers.Remove(channel);
        }
    }

    /// <summary>The running runs now, oldest first.</summary>
    public Task<IReadOnlyList<LiveRun>> ReadAsync(CancellationToken cancellationToken) => database.ReadAsync(Read, cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Channel<IReadOnlyList<LiveRun>>[] watchers;
            lock (_lock) watchers = [.. _watchers];
            if (watchers.Length == 0) continue;
            try
            {
                var runs = await ReadAsync(stoppingToken);
                foreach (var watcher in watchers) watcher.Writer.TryWrite(runs);
            }
            catch (HostStoreException exception)
            {
                LogUnread(exception.Message);
            }
        }
    }

    private static IReadOnlyList<LiveRun> Read(DataConnection connection)
    {
        var rows =
            from run in connection.GetTable<RunRow>()
            from progress in connection.GetTable<RunProgressRow>().LeftJoin(row => row.RunId == run.Id)
            where run.Status == RunStatusNames.Running
            orderby run.StartedAt
            select new { Run = run, Progress = progress };
        return [.. rows.ToList().Select(row => new LiveRun(
            row.Run.Id,
            row.Run.TaskId,
            row.Run.TaskName,
            DateTimeOffset.FromUnixTimeMilliseconds(row.Run.StartedAt),
            Describe(row.Progress),
            row.Progress?.PerSecond ?? 0,
            row.Run.CancelledBy))];
    }

    private static TaskProgress Describe(RunProgressRow? row) => row is null
        ? new TaskProgress("Starting", 0, null)
        : new TaskProgress(row.Activity, row.Done, row.Total)
        {
            Counts = row.Counts,
            RemoteCalls = row.RemoteCalls,
            WaitingUntil = row.WaitingUntil is { } until ? DateTimeOffset.FromUnixTimeMilliseconds(until) : null,
            Remaining = row.RemainingSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };

    [LoggerMessage(10, LogLevel.Warning, "The progress of runs could not be read. {Reason}")]
    private partial void LogUnread(string reason);
}
