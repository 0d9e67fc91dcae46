using RiskManager.Contracts;

namespace QualysPlugin.Components;

/// <summary>The knowledge bases that fit a CPE name best.</summary>
/// <param name="Best">None, one, or several that fit equally well.</param>
internal sealed record KnowledgeBaseMatch(IReadOnlyList<KnowledgeBase> Best)
{
    public static KnowledgeBaseMatch None { get; } = new([]);

    /// <summary>The one; null when there is none or a tie: a tie is reported, never guessed.</summary>
    public KnowledgeBase? Only => Best.Count == 1 ? Best[0] : null;
}
