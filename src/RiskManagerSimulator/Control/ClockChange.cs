namespace RiskManagerSimulator.Control;

/// <summary>How far the platform's clock is ahead of this machine's.</summary>
internal sealed record ClockChange(double AheadHours);
