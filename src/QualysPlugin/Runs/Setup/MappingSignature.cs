using RiskManager.Contracts;

namespace QualysPlugin.Runs.Setup;

/// <summary>
/// Identifies everything outside the plugin that decides which asset component an operating system gets: the customer's own
/// mappings, and the knowledge bases in whatever order the host reads them.
/// </summary>
/// <param name="rules">The text of the customer's own mappings; null without.</param>
internal sealed class MappingSignature(string? rules)
{
    private readonly string _rules = rules is null ? "" : RunBasis.Short(rules);
    private long _knowledgeBases;

    /// <summary>Takes in a knowledge base with its CPE names.</summary>
    public void Add(KnowledgeBase knowledgeBase)
    {
        var names = knowledgeBase.CpeNames.OrderBy(name => name, StringComparer.Ordinal);
        var hash = Convert.FromBase64String(RunBasis.Short(string.Join("\n", [knowledgeBase.Id, knowledgeBase.Name, .. names])));
        _knowledgeBases = unchecked(_knowledgeBases + BitConverter.ToInt64(hash, 0));
    }

    /// <inheritdoc/>
    public override string ToString() => RunBasis.Short($"{_rules}\n{_knowledgeBases:x}");
}
