namespace RiskManager.ReferenceHost.Settings;

/// <summary>One thing to correct in a form.</summary>
/// <param name="Member">The property that it concerns; empty when it concerns several.</param>
/// <param name="Message">What is wrong and what is allowed.</param>
internal sealed record SettingsProblem(string Member, string Message);
