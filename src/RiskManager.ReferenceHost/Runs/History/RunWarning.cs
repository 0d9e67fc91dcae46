namespace RiskManager.ReferenceHost.Runs.History;

/// <summary>A warning or an error of a run.</summary>
/// <param name="Id">Its place in the order; pages go on after it.</param>
/// <param name="EventId">Identifies the kind of event.</param>
/// <param name="Message">What happened.</param>
/// <param name="ImportId">The identity of the asset that it is about, within its source; null: about none.</param>
/// <param name="AssetId">That asset where the host holds it.</param>
/// <param name="AssetName">Its name now.</param>
internal sealed record RunWarning(long Id, int EventId, string Message, string? ImportId, long? AssetId, string? AssetName);
