namespace QualysPlugin.Api.Paging;

/// <summary>
/// How many hosts a call asks for: halves when Qualys cannot deliver a page, grows back when it can. Calls that run at the same
/// time share it.
/// </summary>
internal sealed class PageSize
{
    private const int SuccessesBeforeGrowing = 3;

    private readonly object _lock = new();
    private readonly int _configured;
    private int _current;
    private int _successes;

    public PageSize(int configured) => _current = _configured = configured;

    /// <summary>The size of the next page.</summary>
    public int Current
    {
        get
        {
            lock (_lock)
                return _current;
        }
    }

    /// <summary>Makes pages smaller than one that was too much; no smaller if another call has done so already.</summary>
    /// <param name="failed">The size of the page that could not be delivered.</param>
    /// <returns>False when it held a single host.</returns>
    public bool ShrinkBelow(int failed)
    {
        lock (_lock)
        {
            if (_current < failed)
                return true;
            _successes = 0;
            if (_current == 1)
                return false;
            _current /= 2;
            return true;
        }
    }

    /// <summary>Records that a page was delivered.</summary>
    public void Delivered()
    {
        lock (_lock)
        {
            if (_current < _configured && ++_successes >= SuccessesBeforeGrowing)
            {
                _successes = 0;
                _current = Math.Min(_configured, _current * 2);
            }
        }
    }
}
