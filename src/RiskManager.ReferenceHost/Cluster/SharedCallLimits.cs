using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Runs;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Cluster;

/// <summary>
/// Keeps the call limits of remote accounts in the database, by the database server's clock. A turn is renewed for as long as
/// its process lives and gives it not back; one that is not renewed is free again.
/// </summary>
internal sealed class SharedCallLimits : ISharedCallLimits, IAsyncDisposable
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(10);

    private readonly LockOwner _self = LockOwner.New();
    private readonly CancellationTokenSource _ended = new();
    private readonly HashSet<string> _held = [];
    private readonly Lock _lock = new();
    private readonly Database _database;
    private readonly TimeProvider _clock;
    private readonly Task _renewing;

    public SharedCallLimits(Database database, TimeProvider clock)
    {
        (_database, _clock) = (database, clock);
        _renewing = Task.Run(RenewAsync);
    }

    public async Task<SharedCallTurn> TryTakeAsync(string account, int mostAtOnce, CancellationToken cancellationToken)
    {
        var turn = Guid.NewGuid().ToString("n");
        lock (_lock) _held.Add(turn);
        SharedCallTurn? taken = null;
        try
        {
            return taken = await _database.WriteAsync(connection => Take(connection, account, turn, mostAtOnce), cancellationToken);
        }
        finally
        {
            if (taken?.Id is null) Forget(turn);
        }
    }

    public Task GiveBackAsync(string account, string turnId, SharedCallState? observed, CancellationToken cancellationToken)
    {
        Forget(turnId);
        return _database.WriteAsync(
            connection =>
            {
                connection.GetTable<CallTurnRow>().Where(row => row.Id == turnId).Delete();
                return observed is null ? 0 : Update(connection, account, (row, now) => Observed(row, observed, now));
            },
            cancellationToken);
    }

    public Task HoldBackAsync(string account, TimeSpan wait, CancellationToken cancellationToken) =>
        _database.WriteAsync(
            connection => Update(connection, account, (row, now) => row with { HeldBackUntil = Math.Max(row.HeldBackUntil, now + (long)wait.TotalMilliseconds) }),
            cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _renewing;
        _ended.Dispose();
    }

    private SharedCallTurn Take(DataConnection connection, string account, string turn, int mostAtOnce)
    {
        _database.TakeTurn(connection, "calls/" + account);
        var now = _database.Now(connection, _clock).ToUnixTimeMilliseconds();
        var turns = connection.GetTable<CallTurnRow>().Where(row => row.Account == account).ToList();
        var free = turns.Where(row => IsFree(row, now)).Select(row => row.Id).ToList();
        if (free.Count > 0) connection.GetTable<CallTurnRow>().Where(row => free.Contains(row.Id)).Delete();

        var known = connection.GetTable<CallLimitsRow>().FirstOrDefault(row => row.Account == account);
        var state = known is null ? null : Describe(known, now);
        if (turns.Count - free.Count >= mostAtOnce) return new SharedCallTurn(null, state);
        connection.Insert(new CallTurnRow
        {
            Id = turn, Account = account, Owner = _self.Id, Machine = _self.Machine, ProcessId = _self.ProcessId, RenewedAt = now,
        });
        return new SharedCallTurn(turn, state);
    }

    private static bool IsFree(CallTurnRow row, long now) =>
        now - row.RenewedAt > Lease.TotalMilliseconds || new LockOwner(row.Owner, row.Machine, row.ProcessId).IsDead();

    private int Update(DataConnection connection, string account, Func<CallLimitsRow, long, CallLimitsRow> change)
    {
        _database.TakeTurn(connection, "calls/" + account);
        var now = _database.Now(connection, _clock).ToUnixTimeMilliseconds();
        var known = connection.GetTable<CallLimitsRow>().FirstOrDefault(row => row.Account == account) ?? new CallLimitsRow { Account = account };
        return connection.InsertOrReplace(change(known, now));
    }

    private static CallLimitsRow Observed(CallLimitsRow row, SharedCallState observed, long now) => row with
    {
        ConcurrencyLimit = observed.ConcurrencyLimit,
        RateLimit = observed.RateLimit,
        WindowLength = Milliseconds(observed.Window),
        Remaining = observed.Remaining,
        ToWait = Milliseconds(observed.ToWait),
        ObservedAt = now,
    };

    private static SharedCallState Describe(CallLimitsRow row, long now) => new()
    {
        ConcurrencyLimit = row.ConcurrencyLimit,
        RateLimit = row.RateLimit,
        Window = Length(row.WindowLength),
        Remaining = row.Remaining,
        ToWait = Length(row.ToWait),
        Age = TimeSpan.FromMilliseconds(Math.Max(0, now - row.ObservedAt)),
        HeldBackFor = TimeSpan.FromMilliseconds(Math.Max(0, row.HeldBackUntil - now)),
    };

    private static long? Milliseconds(TimeSpan? length) => (long?)length?.TotalMilliseconds;

    private static TimeSpan? Length(long? milliseconds) => milliseconds is { } known ? TimeSpan.FromMilliseconds(known) : null;

    private void Forget(string turn)
    {
        lock (_lock) _held.Remove(turn);
    }

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(Renewal, _clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_ended.Token))
            {
                string[] held;
                lock (_lock) held = [.. _held];
                if (held.Length > 0) await TryRenewAsync(held);
            }
        }
        catch (OperationCanceledException)
        {
            // The session has ended, and its calls before it.
        }
    }

    private async Task TryRenewAsync(string[] held)
    {
        try
        {
            await _database.WriteAsync(
                connection =>
                {
                    var now = _database.Now(connection, _clock).ToUnixTimeMilliseconds();
                    return connection.GetTable<CallTurnRow>().Where(row => held.Contains(row.Id)).Set(row => row.RenewedAt, now).Update();
                },
                _ended.Token);
        }
        catch (HostStoreException)
        {
            // Giving the turn back will say so to whoever calls; until then the next renewal may succeed.
        }
    }
}
