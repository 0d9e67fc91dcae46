namespace QualysSimulator.Platform;

/// <summary>The platform's clock: that of this machine, moved by as much as a test wants. Delays last as long as ever.</summary>
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
