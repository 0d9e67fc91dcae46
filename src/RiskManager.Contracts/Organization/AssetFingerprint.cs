namespace RiskManager.Contracts;

/// <summary>What the host holds under an identity, in one number.</summary>
/// <param name="Id">The identity within its source.</param>
/// <param name="Fingerprint">
/// The fingerprint that the task gave with <see cref="ImportBatch.Fingerprints"/>; null if it gave none, or if anything that the
/// task wrote has changed since: a person edited a field or removed a component.
/// </param>
/// <param name="Deleted">Whether somebody deleted the asset in the host after it was imported (R6).</param>
public readonly record struct AssetFingerprint(string Id, long? Fingerprint, bool Deleted);
