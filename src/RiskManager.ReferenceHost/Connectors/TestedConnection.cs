using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Connectors;

/// <summary>What a test of a task's connections found.</summary>
/// <param name="Source">The service that the task imports from.</param>
/// <param name="Platform">The real Risk Manager that keeps the assets; no steps where this host keeps them.</param>
internal sealed record TestedConnection(ConnectionTestResult Source, IReadOnlyList<ConnectionTestStep> Platform)
{
    /// <summary>All steps.</summary>
    public ConnectionTestResult All => new([.. Source.Steps, .. Platform]);
}
