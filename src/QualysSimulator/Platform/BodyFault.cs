namespace QualysSimulator.Platform;

/// <summary>The kinds of faulty response bodies.</summary>
internal enum BodyFault
{
    Cut,
    EndEarly,
    Stall,
    Trickle,
}
