namespace RiskManager.Contracts;

/// <summary>Optional for a host: a log that records which asset an entry is about, so that a person can open the asset.</summary>
public interface IAssetLog : ITaskLog
{
    /// <summary>Writes an entry about one asset.</summary>
    /// <param name="level">How much it matters.</param>
    /// <param name="eventId">Identifies the kind of event.</param>
    /// <param name="message">What happened; understandable without the asset. Contains no secret.</param>
    /// <param name="asset">The asset; the host need not hold it.</param>
    void Write(TaskLogLevel level, int eventId, string message, AssetKey asset);
}
