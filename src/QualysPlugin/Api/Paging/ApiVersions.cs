namespace QualysPlugin.Api.Paging;

/// <summary>The versions of the host list API: the configured one, then lower ones, then higher ones.</summary>
internal sealed class ApiVersions(int configured)
{
    private const int Lowest = 2;
    private const int Highest = 5;

    private readonly object _lock = new();
    private readonly Queue<int> _others = new(Enumerable.Range(0, configured - Lowest).Select(i => configured - 1 - i)
        .Concat(Enumerable.Range(configured + 1, Highest - configured)));

    /// <summary>The version in use.</summary>
    public int Current { get; private set; } = configured;

    /// <summary>Falls back from a version that is not served, unless another call has done so already.</summary>
    /// <returns>False when no version is left.</returns>
    public bool FallBackFrom(int version)
    {
        lock (_lock)
        {
            if (Current != version)
                return true;
            if (_others.Count == 0)
                return false;
            Current = _others.Dequeue();
            return true;
        }
    }
}
