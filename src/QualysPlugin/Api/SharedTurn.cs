using RiskManager.Contracts;

namespace QualysPlugin.Api;

/// <summary>A turn among all nodes; disposing it gives it back, with what the answer said.</summary>
internal sealed class SharedTurn(ISharedCallLimits limits, string account, string id) : IAsyncDisposable
{
    /// <summary>What the answer said about the limits; null as long as there is none.</summary>
    public CallLimits? Observed { get; set; }

    // Given back whatever became of the call, a cancelled one too.
    public async ValueTask DisposeAsync() =>
        await limits.GiveBackAsync(account, id, Observed is { } seen && seen != CallLimits.None ? Describe(seen) : null, CancellationToken.None).ConfigureAwait(false);

    private static SharedCallState Describe(CallLimits seen) => new()
    {
        ConcurrencyLimit = seen.ConcurrencyLimit,
        RateLimit = seen.RateLimit,
        Window = seen.Window,
        Remaining = seen.Remaining,
        ToWait = seen.ToWait,
    };
}
