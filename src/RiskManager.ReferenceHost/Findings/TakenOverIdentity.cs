namespace RiskManager.ReferenceHost.Findings;

/// <summary>An asset that took over the ID that its machine has now.</summary>
/// <remarks>Public, because the parameters of components are.</remarks>
public sealed record TakenOverIdentity(
    long Number, long AssetId, string Name, string Source, string OldId, string NewId, IReadOnlyList<string> Shared, string ConfirmedBy,
    DateTimeOffset ConfirmedAt);
