namespace RiskManager.ReferenceHost.Runs.Live;

/// <summary>Records a second over the last ten seconds. What a resumed run had done before does not count.</summary>
internal sealed class RecordRate(TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly Queue<(long At, long Done)> _samples = new();

    public double Next(long done)
    {
        // Until records are done, the run is listing; and the first that are done at once are those of a resumed run.
        if (_samples.Count > 0 && _samples.Peek().Done == 0) _samples.Clear();
        _samples.Enqueue((clock.GetTimestamp(), done));
        while (_samples.Count > 2 && clock.GetElapsedTime(_samples.Peek().At) > Window) _samples.Dequeue();
        var (at, first) = _samples.Peek();
        var seconds = clock.GetElapsedTime(at).TotalSeconds;
        return seconds > 0 ? Math.Max(0, done - first) / seconds : 0;
    }
}
