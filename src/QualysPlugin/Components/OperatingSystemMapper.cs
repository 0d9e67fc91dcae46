using System.Collections.Concurrent;

namespace QualysPlugin.Components;

/// <summary>Operating system → CPE name → knowledge base, each distinct operating system once. Safe on any thread.</summary>
internal sealed class OperatingSystemMapper(OperatingSystemNaming naming, KnowledgeBaseIndex knowledgeBases)
{
    /// <summary>Distinct operating systems that are remembered; real inventories hold a few hundred.</summary>
    private const int MaxRemembered = 10_000;

    /// <summary>A power of two; a few hundred names find room without crowding each other out.</summary>
    private const int Places = 1_024;

    private readonly ConcurrentDictionary<(string? Name, string? Cpe), OperatingSystemMapping> _remembered = new();

    // In front of the dictionary, because hashing two whole texts costs more than all the rest of naming a host.
    private readonly Seen?[] _seen = new Seen?[Places];
    private int _count;

    /// <summary>Maps an operating system.</summary>
    /// <param name="operatingSystem">As Qualys writes it; null when it writes none.</param>
    /// <param name="qualysCpe">The CPE name that Qualys gives; null when it gives none.</param>
    public OperatingSystemMapping Map(string? operatingSystem, string? qualysCpe)
    {
        var place = PlaceOf(operatingSystem, qualysCpe);
        if (_seen[place] is { } seen && seen.Is(operatingSystem, qualysCpe))
            return seen.Mapping;
        var mapping = Recall(operatingSystem, qualysCpe);
        _seen[place] = new Seen(operatingSystem, qualysCpe, mapping);
        return mapping;
    }

    private OperatingSystemMapping Recall(string? operatingSystem, string? qualysCpe)
    {
        if (_remembered.TryGetValue((operatingSystem, qualysCpe), out var known))
            return known;
        var named = naming.Name(operatingSystem, qualysCpe);
        var mapping = new OperatingSystemMapping(
            operatingSystem ?? "", named, named.Cpe is { } cpe ? knowledgeBases.Find(cpe) : KnowledgeBaseMatch.None);
        if (Interlocked.Increment(ref _count) > MaxRemembered)
        {
            _remembered.Clear();
            _count = 1;
        }

        _remembered[(operatingSystem, qualysCpe)] = mapping;
        return mapping;
    }

    /// <summary>A place by length and a few characters: cheap, and different for most names.</summary>
    private static int PlaceOf(string? operatingSystem, string? qualysCpe)
    {
        var hash = qualysCpe?.Length ?? 0;
        if (operatingSystem is { Length: > 0 } name)
            hash = unchecked((((((hash * 31) + name.Length) * 31) + name[name.Length - 1]) * 31) + (name[name.Length / 2] * 961)
                + name[name.Length / 4]);
        return hash & (Places - 1);
    }

    private sealed record Seen(string? Name, string? Cpe, OperatingSystemMapping Mapping)
    {
        public bool Is(string? name, string? cpe) =>
            string.Equals(Name, name, StringComparison.Ordinal) && string.Equals(Cpe, cpe, StringComparison.Ordinal);
    }
}
