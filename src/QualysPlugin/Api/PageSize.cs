namespace QualysPlugin.Api;

/// <summary>How many hosts a call asks for: halves when Qualys cannot deliver a page, grows back when it can.</summary>
internal sealed class PageSize
{
    private const int SuccessesBeforeGrowing = 3;

    private readonly int _configured;
    private int _successes;

    public PageSize(int configured) => Current = _configured = configured;

    /// <summary>The size of the next page.</summary>
    public int Current { get; private set; }

    /// <summary>Halves the size.</summary>
    /// <returns>False when a page holds a single host already.</returns>
    public bool Shrink()
    {
        _successes = 0;
        if (Current == 1)
            return false;
        Current /= 2;
        return true;
    }

    /// <summary>Takes note of a delivered page.</summary>
    public void Delivered()
    {
        if (Current < _configured && ++_successes >= SuccessesBeforeGrowing)
        {
            _successes = 0;
            Current = Math.Min(_configured, Current * 2);
        }
    }
}
