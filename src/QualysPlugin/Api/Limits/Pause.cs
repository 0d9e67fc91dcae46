namespace QualysPlugin.Api.Limits;

/// <summary>Waits by a time provider, so that tests wait without waiting.</summary>
internal static class Pause
{
    public static Task ForAsync(TimeProvider time, TimeSpan wait, CancellationToken cancellationToken) =>
#if NETFRAMEWORK
        time.Delay(wait, cancellationToken);
#else
        Task.Delay(wait, time, cancellationToken);
#endif
}
