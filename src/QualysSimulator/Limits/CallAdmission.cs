namespace QualysSimulator.Limits;

/// <summary>What the limits say about a call.</summary>
/// <param name="Refusal">Which limit refuses it.</param>
/// <param name="Remaining">Calls left in the window.</param>
/// <param name="ToWait">How long until the window has room.</param>
/// <param name="Running">Calls that run now, this one included.</param>
internal sealed record CallAdmission(Refusal Refusal, int Remaining, TimeSpan ToWait, int Running);

/// <summary>The limit that refuses a call.</summary>
internal enum Refusal
{
    None,
    Concurrency,
    Rate,
}
