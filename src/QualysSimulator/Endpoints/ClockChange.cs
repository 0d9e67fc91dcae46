namespace QualysSimulator.Endpoints;

/// <summary>Moves the platform's clock.</summary>
/// <param name="AheadHours">How far the clock is ahead of this machine's; negative: behind it.</param>
internal sealed record ClockChange(double AheadHours);
