namespace RiskManager.ContractTests;

/// <summary>The host does not keep a rule.</summary>
internal sealed class RuleBrokenException(string finding) : Exception(finding);
