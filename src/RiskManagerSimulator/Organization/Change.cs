namespace RiskManagerSimulator.Organization;

/// <summary>Who created or edited something, and when.</summary>
/// <param name="On">Later than every change before it, in whole milliseconds.</param>
/// <param name="By">A login.</param>
internal sealed record Change(DateTimeOffset On, string By);
