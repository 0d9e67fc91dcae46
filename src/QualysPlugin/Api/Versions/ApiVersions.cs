namespace QualysPlugin.Api.Versions;

/// <summary>
/// The versions of an API on a platform: the one to begin with, and if that is not served, the nearest ones, a later one before an
/// earlier one. What works is remembered.
/// </summary>
/// <param name="api">The API.</param>
/// <param name="configured">The version that <c>web.config</c> asks for; null: the newest that answers.</param>
/// <param name="memory">What worked on the platform before; read with the first call.</param>
internal sealed class ApiVersions(QualysApi api, int? configured, ApiVersionMemory memory)
{
    public const int Lowest = 2;
    public const int Highest = 9;

    private readonly object _lock = new();
    private readonly Queue<int> _others = new();
    private int? _current;
    private int? _remembered;

    public QualysApi Api => api;

    /// <summary>The version that <c>web.config</c> asks for; null: the newest that answers.</summary>
    public int? Configured => configured;

    /// <summary>The version in use.</summary>
    public int Current
    {
        get
        {
            lock (_lock)
                return _current ??= Begin();
        }
    }

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
            _current = _others.Dequeue();
            return true;
        }
    }

    /// <summary>Records that the platform serves a version.</summary>
    public void Answered(int version)
    {
        lock (_lock)
        {
            if (_remembered == version || Current != version)
                return;
            _remembered = version;
            memory.Remember(api, configured, version);
        }
    }

    /// <summary>Goes over to a version that was tried and answers.</summary>
    public void ChangeTo(int version)
    {
        lock (_lock)
            _current = version;
        Answered(version);
    }

    private int Begin()
    {
        _remembered = memory.Find(api, configured);
        var first = _remembered ?? configured ?? api.FirstVersion;
        foreach (var version in Enumerable.Range(Lowest, Highest - Lowest + 1).Where(version => version != first)
            .OrderBy(version => Math.Abs(version - first)).ThenByDescending(version => version))
            _others.Enqueue(version);
        return first;
    }
}
