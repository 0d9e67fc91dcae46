namespace RiskManager.Contracts;

/// <summary>One step of a connection test.</summary>
/// <param name="Name">What was tried: <c>Sign in</c>.</param>
/// <param name="Succeeded">Whether it worked.</param>
/// <param name="Finding">What was found, and what to do if it did not work.</param>
public sealed record ConnectionTestStep(string Name, bool Succeeded, string Finding);
