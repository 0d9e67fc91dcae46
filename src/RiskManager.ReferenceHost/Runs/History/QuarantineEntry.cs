namespace RiskManager.ReferenceHost.Runs.History;

/// <summary>A record that a run set aside (R27).</summary>
/// <param name="Id">Its place in the order; pages go on after it.</param>
/// <param name="RecordId">Its identity in the remote service; null when it has none.</param>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="Fragment">The record as received, cut at 4,096 characters.</param>
internal sealed record QuarantineEntry(long Id, string? RecordId, string Reason, string Fragment);
