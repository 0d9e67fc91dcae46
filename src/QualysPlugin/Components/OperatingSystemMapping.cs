using QualysPlugin.Texts;
using RiskManager.Contracts;

namespace QualysPlugin.Components;

/// <summary>An operating system with its CPE name and the knowledge base of its asset component.</summary>
/// <param name="OperatingSystem">As Qualys writes it.</param>
/// <param name="Named">Its CPE name.</param>
/// <param name="Match">The knowledge bases that fit best.</param>
internal sealed record OperatingSystemMapping(string OperatingSystem, NamedOperatingSystem Named, KnowledgeBaseMatch Match)
{
    /// <summary>Why there is no asset component; null when there is one.</summary>
    public UnmappedReason? Reason =>
        Match.Only is not null ? null
        : Named.Cpe is null ? UnmappedReason.NoCpeName
        : Match.Best.Count == 0 ? UnmappedReason.NoKnowledgeBase
        : UnmappedReason.SeveralKnowledgeBases;

    /// <summary>Why there is no asset component, as a sentence; null when there is one.</summary>
    public LocalizedText? ReasonText => Reason switch
    {
        null => null,
        UnmappedReason.NoCpeName => Words.Of($"No CPE name can honestly be given to it."),
        UnmappedReason.NoKnowledgeBase => Words.Of($"No knowledge base is associated with its CPE name {Named.Cpe}."),
        _ => Words.Of($"The knowledge bases {BestIds} fit its CPE name {Named.Cpe} equally well."),
    };

    private string BestIds =>
        string.Join(", ", Match.Best.Select(knowledgeBase => knowledgeBase.Id).OrderBy(id => id, StringComparer.Ordinal));

    /// <summary>The mapping as the host shows it (R28).</summary>
    /// <param name="warnings">What else somebody should look at.</param>
    public OperatingSystemExplanation Explain(IEnumerable<string> warnings)
    {
        var remarks = string.Join(" ", warnings.Concat(Named.Warnings).Concat(ReasonText is { } reason ? [reason.ToString()] : []));
        return new OperatingSystemExplanation(
            OperatingSystem, Named.Cpe?.ToString(), Named.Rule, Match.Only?.Id, remarks.Length == 0 ? null : remarks);
    }
}
