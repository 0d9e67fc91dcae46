using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Cluster;

/// <summary>
/// Shows about once a second that a node works on its partition and how far it is, and learns whether the run is to stop or
/// the partition has passed to another node.
/// </summary>
internal sealed class PartitionHeartbeat : ITaskProgress, IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _ended = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly RunPartitions _partitions;
    private readonly PartitionClaim _claim;
    private readonly TimeProvider _clock;
    private readonly Task _beating;
    private TaskProgress _latest;

    public PartitionHeartbeat(RunPartitions partitions, PartitionClaim claim, TimeProvider clock)
    {
        (_partitions, _claim, _clock) = (partitions, claim, clock);
        _latest = new TaskProgress("Starting", 0, claim.Partition.Expected);
        _beating = Task.Run(BeatAsync);
    }

    /// <summary>Is cancelled when the work has to stop.</summary>
    public CancellationToken Stop => _stop.Token;

    public void Report(TaskProgress progress) => Volatile.Write(ref _latest, progress);

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _beating;
        _ended.Dispose();
        _stop.Dispose();
    }

    private async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(Interval, _clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_ended.Token))
            {
                if (await TryShowAsync() == PartitionSign.GoOn) continue;
                await _stop.CancelAsync();
                return;
            }
        }
        catch (OperationCanceledException)
        {
            // The work has ended.
        }
    }

    private async Task<PartitionSign> TryShowAsync()
    {
        try
        {
            return await _partitions.ShowAsync(_claim, Volatile.Read(ref _latest), _ended.Token);
        }
        catch (HostStoreException)
        {
            // The work hears of the store's trouble itself; once it is over, the next sign says whether the partition is still ours.
            return PartitionSign.GoOn;
        }
    }
}
