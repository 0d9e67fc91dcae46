using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Runs.History;

/// <summary>An entry of a run's log.</summary>
/// <param name="Id">Its place in the order; pages go on after it.</param>
/// <param name="At">When it was written.</param>
/// <param name="Level">How much it matters.</param>
/// <param name="EventId">Identifies the kind of event.</param>
/// <param name="Message">What happened.</param>
internal sealed record RunLogEntry(long Id, DateTimeOffset At, TaskLogLevel Level, int EventId, string Message);
