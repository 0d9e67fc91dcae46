using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Commands.Assets;

/// <summary>What <c>explain-os</c> prints; the property names are the keys of its JSON.</summary>
internal sealed record ExplainOsLine(string Name, string? Cpe, string? Rule, string? KnowledgeBase)
{
    public static ExplainOsLine Of(OperatingSystemExplanation explanation) =>
        new(explanation.Name, explanation.CpeName, explanation.Rule, explanation.KnowledgeBaseId);
}
