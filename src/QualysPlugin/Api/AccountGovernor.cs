using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace QualysPlugin.Api;

/// <summary>
/// Lets the tasks of one process call a Qualys account in turn (R26): limits are per subscription and shared by everybody
/// who calls it, so calls of one account never run at the same time here.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A governor lives as long as the process.")]
internal sealed class AccountGovernor
{
    private static readonly ConcurrentDictionary<string, AccountGovernor> Governors = new(StringComparer.OrdinalIgnoreCase);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private CallLimits _latest = CallLimits.None;

    /// <summary>What the latest answer said about the limits.</summary>
    public CallLimits Latest => Volatile.Read(ref _latest);

    /// <summary>The governor of an account.</summary>
    public static AccountGovernor For(QualysAccount account) =>
        Governors.GetOrAdd($"{account.User}@{account.BaseUrl.Authority}", _ => new AccountGovernor());

    /// <summary>Waits for a turn; disposing the result gives it back.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Turn(_turn);
    }

    /// <summary>Takes note of what an answer says about the limits.</summary>
    public void Observe(CallLimits limits) => Volatile.Write(ref _latest, limits);

    private sealed class Turn(SemaphoreSlim semaphore) : IDisposable
    {
        public void Dispose() => semaphore.Release();
    }
}
