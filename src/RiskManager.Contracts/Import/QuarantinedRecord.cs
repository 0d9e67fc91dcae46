namespace RiskManager.Contracts;

/// <summary>A record that could not be imported as an asset (R27).</summary>
/// <param name="Id">Its identity in the remote service; null if it has none.</param>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="Fragment">The record as received, at most 4,096 characters.</param>
public sealed record QuarantinedRecord(string? Id, string Reason, string Fragment);
