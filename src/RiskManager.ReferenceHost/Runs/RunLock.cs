using System.Globalization;
using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Runs;

/// <summary>
/// Holds a task for one run, across all processes that share the data folder. The holder shows signs of life; a lock
/// whose process is gone, or that was silent for too long, is taken over.
/// </summary>
internal sealed class RunLock : IAsyncDisposable
{
    private readonly Database _database;
    private readonly TimeProvider _clock;
    private readonly string _taskId;
    private readonly LockOwner _owner;
    private readonly CancellationTokenSource _ended = new();
    private readonly CancellationTokenSource _lost = new();
    private readonly Task _beating;

    private RunLock(Database database, TimeProvider clock, string taskId, LockOwner owner, TimeSpan stale)
    {
        (_database, _clock, _taskId, _owner) = (database, clock, taskId, owner);
        _beating = BeatAsync(stale / 6);
    }

    /// <summary>Is cancelled when another process has taken the lock over; the run must stop.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <exception cref="TaskAlreadyRunningException">Somebody else holds the lock and is alive.</exception>
    public static async Task<RunLock> AcquireAsync(
        Database database, TimeProvider clock, RunLockRequest request, CancellationToken cancellationToken)
    {
        var owner = LockOwner.New();
        var silent = await database.WriteAsync(connection => Take(database, connection, clock, request, owner, null), cancellationToken);
        if (silent is not null)
        {
            // By the clock the holder is silent, but clocks get changed. It is dead if it misses its next sign of life too.
            await Task.Delay(request.Stale / 4, clock, cancellationToken);
            await database.WriteAsync(connection => Take(database, connection, clock, request, owner, silent), cancellationToken);
        }

        return new RunLock(database, clock, request.TaskId, owner, request.Stale);
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _beating;
        try
        {
            await _database.WriteAsync(
                connection => connection.GetTable<RunLockRow>().Where(row => row.TaskId == _taskId && row.Owner == _owner.Id).Delete(),
                CancellationToken.None);
        }
        catch (HostStoreException)
        {
            // The store is why the run ended, then. The lock is free as soon as this process is gone.
        }

        _ended.Dispose();
        _lost.Dispose();
    }

    /// <returns>Null when the lock was taken; the holder when it seems to be silent for too long.</returns>
    private static RunLockRow? Take(Database database, DataConnection connection, TimeProvider clock, RunLockRequest request, LockOwner owner, RunLockRow? silent)
    {
        database.TakeTurn(connection, "run-lock/" + request.TaskId);
        var now = database.Now(connection, clock);
        var holder = connection.GetTable<RunLockRow>().FirstOrDefault(row => row.TaskId == request.TaskId);
        var free = holder is null || holder == silent || LockOwner.Of(holder).IsDead();
        if (!free)
        {
            var quiet = now - DateTimeOffset.FromUnixTimeMilliseconds(holder!.HeartbeatAt);
            return silent is null && quiet > request.Stale ? holder : throw AlreadyRunning(holder, request);
        }

        connection.InsertOrReplace(new RunLockRow
        {
            TaskId = request.TaskId,
            Owner = owner.Id,
            Machine = owner.Machine,
            ProcessId = owner.ProcessId,
            RunId = request.RunId,
            StartedAt = now.ToUnixTimeMilliseconds(),
            HeartbeatAt = now.ToUnixTimeMilliseconds(),
        });
        return null;
    }

    private static TaskAlreadyRunningException AlreadyRunning(RunLockRow holder, RunLockRequest request)
    {
        var since = DateTimeOffset.FromUnixTimeMilliseconds(holder.StartedAt).ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return new TaskAlreadyRunningException(
            Words.Of($"Task '{request.TaskName}' is already running since {since}, in process {holder.ProcessId} on {holder.Machine} (run {holder.RunId}). Wait for its end, or stop it."));
    }

    private async Task BeatAsync(TimeSpan interval)
    {
        using var timer = new PeriodicTimer(interval, _clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_ended.Token))
            {
                if (await TryBeatAsync()) continue;
                await _lost.CancelAsync();
                return;
            }
        }
        catch (OperationCanceledException)
        {
            // The run has ended.
        }
    }

    private async Task<bool> TryBeatAsync()
    {
        try
        {
            return await _database.WriteAsync(
                connection =>
                {
                    var now = _database.Now(connection, _clock).ToUnixTimeMilliseconds();
                    return connection.GetTable<RunLockRow>()
                        .Where(row => row.TaskId == _taskId && row.Owner == _owner.Id).Set(row => row.HeartbeatAt, now).Update();
                },
                _ended.Token) > 0;
        }
        catch (HostStoreException)
        {
            // The store is in trouble: the run will hear of it itself, or the next beat succeeds.
            return true;
        }
    }
}
