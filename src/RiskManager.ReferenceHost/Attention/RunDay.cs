namespace RiskManager.ReferenceHost.Attention;

/// <summary>The runs that began on one day, in the host's time zone.</summary>
/// <param name="Day">The day.</param>
/// <param name="Complete">Runs that ended complete.</param>
/// <param name="Stopped">Runs that were cancelled, interrupted, skipped or held.</param>
/// <param name="Failed">Runs that failed or ended incomplete.</param>
public sealed record RunDay(DateOnly Day, int Complete, int Stopped, int Failed)
{
    public int Total => Complete + Stopped + Failed;
}
