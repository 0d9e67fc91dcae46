namespace RiskManager.ReferenceHost.Diagnosis.Network;

/// <summary>What came of calling an address.</summary>
/// <param name="Problem">Why there was no answer; null: there was one.</param>
/// <param name="Answer">What it answered, in a few words.</param>
/// <param name="Skew">How far its clock is ahead of this machine's; null: it did not say.</param>
internal sealed record ProbedAddress(string? Problem, string Answer, TimeSpan? Skew);
