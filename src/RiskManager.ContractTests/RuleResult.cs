namespace RiskManager.ContractTests;

/// <summary>What one rule found.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Finding">What was expected and what came instead; null if the host keeps the rule.</param>
public sealed record RuleResult(ContractRule Rule, string? Finding)
{
    /// <summary>Whether the host keeps the rule.</summary>
    public bool Passed => Finding is null;

    /// <summary>One line: <c>passed R5 A moved asset keeps its identity</c>.</summary>
    public override string ToString() =>
        Passed ? $"passed  {Rule.Requirement,-4} {Rule}" : $"BROKEN  {Rule.Requirement,-4} {Rule}: {Finding}";
}
