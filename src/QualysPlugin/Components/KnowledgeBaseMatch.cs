using RiskManager.Contracts;

namespace QualysPlugin.Components;

/// <summary>The knowledge bases that fit a CPE name best.</summary>
/// <param name="Best">None, one, or several that fit equally well.</param>
internal sealed record KnowledgeBaseMatch(IReadOnlyList<KnowledgeBase> Best)
{
    public static KnowledgeBaseMatch None { get; } = new([]);

    /// <summary>The only match; null when there is no match or a tie, which is reported and never guessed.</summary>
    public KnowledgeBase? Only => Best.Count == 1 ? Best[0] : null;
}
