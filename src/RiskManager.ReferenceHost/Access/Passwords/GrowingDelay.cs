namespace RiskManager.ReferenceHost.Access.Passwords;

/// <summary>A delay that doubles with every wrong password after the first few.</summary>
/// <param name="MaxFailures">Wrong passwords without a delay before the last of them.</param>
/// <param name="First">The delay after <paramref name="MaxFailures"/> wrong passwords.</param>
/// <param name="Max">The longest delay.</param>
internal sealed record GrowingDelay(int MaxFailures, TimeSpan First, TimeSpan Max)
{
    private const int MaxDoublings = 30;

    public TimeSpan After(int failures)
    {
        if (failures < MaxFailures) return TimeSpan.Zero;
        var delay = First * Math.Pow(2, Math.Min(failures - MaxFailures, MaxDoublings));
        return delay < Max ? delay : Max;
    }
}
