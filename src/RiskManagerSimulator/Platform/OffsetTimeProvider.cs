namespace RiskManagerSimulator.Platform;

/// <summary>The platform's clock: this machine's clock plus an offset that a test may set. Delays are not affected.</summary>
internal sealed class OffsetTimeProvider : TimeProvider
{
    private long _offsetTicks;

    /// <summary>How far the clock is ahead of this machine's; negative: behind it.</summary>
    public TimeSpan Offset
    {
        get => TimeSpan.FromTicks(Volatile.Read(ref _offsetTicks));
        set => Volatile.Write(ref _offsetTicks, value.Ticks);
    }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;
}
