namespace RiskManager.Contracts;

/// <summary>An operating system for which no asset component could be created (R13).</summary>
/// <param name="Name">As the remote service writes it.</param>
/// <param name="Reason">Why there is no asset component.</param>
/// <param name="Assets">The number of assets of the run that have it.</param>
public sealed record UnmappedOperatingSystem(string Name, UnmappedReason Reason, long Assets);
