namespace RiskManager.ReferenceHost.Diagnosis.Configuration;

/// <summary>What is wrong with the configuration.</summary>
/// <param name="Problems">What keeps the host or a run from starting.</param>
/// <param name="Warnings">What it starts with, but hardly as it was meant.</param>
internal sealed record ConfigurationReport(IReadOnlyList<string> Problems, IReadOnlyList<string> Warnings);
