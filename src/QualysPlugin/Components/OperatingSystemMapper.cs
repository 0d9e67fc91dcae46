using System.Collections.Concurrent;

namespace QualysPlugin.Components;

/// <summary>Operating system → CPE name → knowledge base, each distinct operating system once. Safe on any thread.</summary>
internal sealed class OperatingSystemMapper(OperatingSystemNaming naming, KnowledgeBaseIndex knowledgeBases)
{
    /// <summary>Distinct operating systems that are remembered; real inventories hold a few hundred.</summary>
    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<(string? Name, string? Cpe), OperatingSystemMapping> _remembered = new();
    private int _count;

    /// <summary>Maps an operating system.</summary>
    /// <param name="operatingSystem">As Qualys writes it; null when it writes none.</param>
    /// <param name="qualysCpe">The CPE name that Qualys gives; null when it gives none.</param>
    public OperatingSystemMapping Map(string? operatingSystem, string? qualysCpe)
    {
        if (_remembered.TryGetValue((operatingSystem, qualysCpe), out var known))
            return known;
        var named = naming.Name(operatingSystem, qualysCpe);
        var mapping = new OperatingSystemMapping(operatingSystem ?? "", named, named.Cpe is { } cpe ? knowledgeBases.Find(cpe) : KnowledgeBaseMatch.None);
        if (Interlocked.Increment(ref _count) > MostRemembered)
        {
            _remembered.Clear();
            _count = 1;
        }

        _remembered[(operatingSystem, qualysCpe)] = mapping;
        return mapping;
    }
}
