namespace RiskManager.ReferenceHost.Import.Tables;

/// <summary>What is kept of an asset that a batch does not write.</summary>
/// <param name="AssetId">Its number in the database.</param>
/// <param name="Fingerprint">The fingerprint of what it holds; null: it keeps what it has.</param>
/// <param name="Identifiers">What identifies its machine; null: it keeps what it has.</param>
internal sealed record AssetMark(long AssetId, long? Fingerprint, string? Identifiers);
