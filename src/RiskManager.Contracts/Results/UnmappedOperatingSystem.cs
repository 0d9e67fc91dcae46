namespace RiskManager.Contracts;

/// <summary>An operating system for which no asset component could be made (R13).</summary>
/// <param name="Name">As the remote service writes it.</param>
/// <param name="Reason">Why not.</param>
/// <param name="Assets">The assets of the run that have it.</param>
public sealed record UnmappedOperatingSystem(string Name, UnmappedReason Reason, long Assets);
