namespace RiskManager.ReferenceHost.Findings;

/// <summary>Where a page ended.</summary>
/// <param name="Since">The moment of the last finding.</param>
/// <param name="Name">Its folded name.</param>
/// <param name="Number">Its number.</param>
internal sealed record FindingPosition(long Since, string Name, long Number);
