namespace RiskManager.Contracts;

/// <summary>What a test of the connection found.</summary>
/// <param name="Steps">The steps that were tried, in order.</param>
public sealed record ConnectionTestResult(IReadOnlyList<ConnectionTestStep> Steps)
{
    /// <summary>Whether every step succeeded.</summary>
    public bool Succeeded => Steps.Count > 0 && Steps.All(step => step.Succeeded);
}
