using Microsoft.Extensions.Time.Testing;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Api;

/// <summary>The limits that several nodes share, in memory.</summary>
internal sealed class FakeSharedLimits(FakeTimeProvider time) : ISharedCallLimits
{
    private readonly HashSet<string> _held = [];
    private DateTimeOffset _heldBackUntil;
    private DateTimeOffset _observedAt;
    private SharedCallState? _state;

    public int Held => _held.Count;

    public Task<SharedCallTurn> TryTakeAsync(string account, int mostAtOnce, CancellationToken cancellationToken)
    {
        var state = _state is null && _heldBackUntil == default
            ? null
            : (_state ?? new SharedCallState()) with { Age = time.GetUtcNow() - _observedAt, HeldBackFor = Positive(_heldBackUntil - time.GetUtcNow()) };
        if (_held.Count >= mostAtOnce)
            return Task.FromResult(new SharedCallTurn(null, state));
        var id = Guid.NewGuid().ToString("n");
        _held.Add(id);
        return Task.FromResult(new SharedCallTurn(id, state));
    }

    public Task GiveBackAsync(string account, string turnId, SharedCallState? observed, CancellationToken cancellationToken)
    {
        _held.Remove(turnId);
        if (observed is not null)
            (_state, _observedAt) = (observed, time.GetUtcNow());
        return Task.CompletedTask;
    }

    public Task HoldBackAsync(string account, TimeSpan wait, CancellationToken cancellationToken)
    {
        _heldBackUntil = time.GetUtcNow() + wait;
        return Task.CompletedTask;
    }

    private static TimeSpan Positive(TimeSpan length) => length > TimeSpan.Zero ? length : TimeSpan.Zero;
}
