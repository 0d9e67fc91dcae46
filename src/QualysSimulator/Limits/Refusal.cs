namespace QualysSimulator.Limits;

/// <summary>The limit that refuses a call.</summary>
internal enum Refusal
{
    None,
    Concurrency,
    Rate,
}
