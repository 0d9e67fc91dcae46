using RiskManager.Contracts;

namespace QualysPlugin.Runs.Setup;

/// <summary>
/// Stands for everything outside the plugin that decides which asset component an operating system gets: the customer's own
/// mappings, and the knowledge bases in whatever order the host reads them.
/// </summary>
internal sealed class MappingSignature
{
    private string _rules = "";
    private long _knowledgeBases;

    /// <summary>Takes in the text of the customer's own mappings.</summary>
    public void AddRules(string text) => _rules = RunBasis.Short(text);

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
