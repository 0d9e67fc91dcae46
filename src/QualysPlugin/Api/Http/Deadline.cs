namespace QualysPlugin.Api.Http;

/// <summary>Cancels when time runs out; may be moved on as long as there is progress.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly ITimer _timer;

    public Deadline(TimeProvider time) =>
        _timer = time.CreateTimer(
            static source => ((CancellationTokenSource)source!).Cancel(), _source, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Cancelled when the time has run out.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Whether the time has run out.</summary>
    public bool HasPassed => _source.IsCancellationRequested;

    /// <summary>Begins to count anew.</summary>
    public void Restart(TimeSpan time) => _timer.Change(time, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _timer.Dispose();
        _source.Dispose();
    }
}
