namespace QualysPlugin.Api.Versions;

/// <summary>
/// The versions of an API on a platform: the one to begin with, and if that is not served, the nearest ones, a later one before an
/// earlier one. What works is remembered.
/// </summary>
internal sealed class ApiVersions
{
    public const int Lowest = 2;
    public const int Highest = 9;

    private readonly object _lock = new();
    private readonly Queue<int> _others;
    private readonly Action<int> _remember;
    private int? _remembered;

    /// <param name="api">The API.</param>
    /// <param name="configured">The version that <c>web.config</c> asks for; null: the newest that answers.</param>
    /// <param name="memory">What worked on the platform before.</param>
    public ApiVersions(QualysApi api, int? configured, ApiVersionMemory memory)
    {
        Api = api;
        Configured = configured;
        _remembered = memory.Find(api, configured);
        _remember = version => memory.Remember(api, configured, version);
        Current = _remembered ?? configured ?? api.FirstVersion;
        _others = new Queue<int>(Enumerable.Range(Lowest, Highest - Lowest + 1).Where(version => version != Current)
            .OrderBy(version => Math.Abs(version - Current)).ThenByDescending(version => version));
    }

    public QualysApi Api { get; }

    /// <summary>The version that <c>web.config</c> asks for; null: the newest that answers.</summary>
    public int? Configured { get; }

    /// <summary>The version in use.</summary>
    public int Current { get; private set; }

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

    /// <summary>Records that the platform serves a version.</summary>
    public void Answered(int version)
    {
        lock (_lock)
        {
            if (_remembered == version || Current != version)
                return;
            _remembered = version;
            _remember(version);
        }
    }

    /// <summary>Goes over to a version that was tried and answers.</summary>
    public void ChangeTo(int version)
    {
        lock (_lock)
            Current = version;
        Answered(version);
    }
}
