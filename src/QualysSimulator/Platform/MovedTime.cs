namespace QualysSimulator.Platform;

/// <summary>The platform's clock: that of this machine, moved by as much as a test wants. Delays last as long as ever.</summary>
internal sealed class MovedTime : TimeProvider
{
    private long _ahead;

    /// <summary>How far the clock is ahead of this machine's; negative: behind it.</summary>
    public TimeSpan Ahead
    {
        get => TimeSpan.FromTicks(Volatile.Read(ref _ahead));
        set => Volatile.Write(ref _ahead, value.Ticks);
    }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
