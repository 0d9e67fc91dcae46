namespace QualysPlugin.Api;

/// <summary>The versions of the host list API: the configured one, then lower ones, then higher ones.</summary>
internal sealed class ApiVersions(int configured)
{
    private const int Lowest = 2;
    private const int Highest = 5;

    private readonly Queue<int> _others = new(Enumerable.Range(0, configured - Lowest).Select(i => configured - 1 - i)
        .Concat(Enumerable.Range(configured + 1, Highest - configured)));

    /// <summary>The version in use.</summary>
    public int Current { get; private set; } = configured;

    /// <summary>Falls back to the next version.</summary>
    /// <returns>False when none is left.</returns>
    public bool FallBack()
    {
        if (_others.Count == 0)
            return false;
        Current = _others.Dequeue();
        return true;
    }
}
