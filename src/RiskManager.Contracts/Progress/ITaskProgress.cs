namespace RiskManager.Contracts;

/// <summary>Receives reports of progress. Cheap; safe to call from any thread; never throws.</summary>
public interface ITaskProgress
{
    /// <summary>Reports how far the run is. The host may drop reports that come faster than it shows them.</summary>
    /// <param name="progress">The state of the run now.</param>
    void Report(TaskProgress progress);
}
