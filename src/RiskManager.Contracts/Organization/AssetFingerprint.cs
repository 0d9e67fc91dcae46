namespace RiskManager.Contracts;

/// <summary>What the host holds under an identity, in short.</summary>
/// <param name="Id">The identity within its source.</param>
/// <param name="Fingerprint">
/// The fingerprint that the task gave with <see cref="ImportBatch.Fingerprints"/>; null when it gave none, or when anything
/// that the task had written was changed since: a field that a person edited, a component that a person removed.
/// </param>
/// <param name="Deleted">Somebody deleted the asset in the host since it was imported (R6).</param>
public readonly record struct AssetFingerprint(string Id, long? Fingerprint, bool Deleted);
