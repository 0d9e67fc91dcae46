namespace RiskManager.Contracts;

/// <summary>Optional for a host: a log that keeps which asset an entry is about, so that a person can go there.</summary>
public interface IAssetLog : ITaskLog
{
    /// <summary>Writes an entry about one asset.</summary>
    /// <param name="level">How much it matters.</param>
    /// <param name="eventId">Identifies the kind of event.</param>
    /// <param name="message">What happened, complete without the asset. Never a secret.</param>
    /// <param name="asset">The asset; the host need not hold it.</param>
    void Write(TaskLogLevel level, int eventId, string message, AssetKey asset);
}
