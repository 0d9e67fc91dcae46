namespace QualysPlugin.Api.Limits;

/// <summary>How a task wants to be throttled.</summary>
/// <param name="Concurrency">The maximum number of calls at the same time, even if Qualys allows more.</param>
/// <param name="Reserve">Calls of the window that are left to other users of the subscription.</param>
/// <param name="MaxWait">A longer wait ends the run, which resumes at its next start.</param>
/// <param name="OnWait">Called for every pause.</param>
internal sealed record CallPolicy(int Concurrency, int Reserve, TimeSpan MaxWait, Action<ApiWait> OnWait);
