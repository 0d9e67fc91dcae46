namespace QualysSimulator.Limits;

/// <summary>Whether a call is admitted, and the values of its limit headers.</summary>
/// <param name="Refusal">The limit that refuses the call, or none.</param>
/// <param name="Remaining">Calls left in the window.</param>
/// <param name="ToWait">How long until the window admits another call.</param>
/// <param name="Running">Calls running now, including this one.</param>
internal sealed record CallAdmission(Refusal Refusal, int Remaining, TimeSpan ToWait, int Running);
