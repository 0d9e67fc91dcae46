namespace QualysPlugin.Scenarios.Stage;

/// <summary>The context of a request's thread that somebody blocks: what is posted to it never runs.</summary>
internal sealed class BlockedContext : SynchronizationContext
{
    private int _posts;

    public int Posts => Volatile.Read(ref _posts);

    public override void Post(SendOrPostCallback d, object? state) => Interlocked.Increment(ref _posts);

    public override SynchronizationContext CreateCopy() => this;
}
