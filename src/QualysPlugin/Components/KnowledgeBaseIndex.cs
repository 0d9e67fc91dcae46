using QualysPlugin.Components.Cpe;
using RiskManager.Contracts;

namespace QualysPlugin.Components;

/// <summary>The host's knowledge bases by their CPE names; finds the most specific one for an operating system (R13).</summary>
internal sealed class KnowledgeBaseIndex
{
    /// <summary>The attributes that tell how specific a match is, the weightiest first: version before edition, and so on.</summary>
    private static readonly CpeAttribute[] BySignificance =
    [
        CpeAttribute.Vendor, CpeAttribute.Product, CpeAttribute.Version, CpeAttribute.Update, CpeAttribute.Edition,
        CpeAttribute.SoftwareEdition,
        CpeAttribute.TargetSoftware, CpeAttribute.TargetHardware, CpeAttribute.Language, CpeAttribute.Other,
    ];

    /// <summary>A quoted period and a wildcard.</summary>
    private const string AnyMinorVersion = @"\.*";

    private readonly Dictionary<string, List<Entry>> _byVendor = new(StringComparer.Ordinal);
    private readonly List<Entry> _ofAnyVendor = [];
    private readonly List<string> _warnings = [];

    /// <summary>Invalid CPE names of knowledge bases; they match nothing.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Adds a knowledge base under all of its CPE names.</summary>
    public void Add(KnowledgeBase knowledgeBase)
    {
        foreach (var text in knowledgeBase.CpeNames)
        {
            if (!CpeName.TryParse(text.Trim(), out var cpe, out var problem))
            {
                _warnings.Add($"The CPE name \"{text}\" of the knowledge base {knowledgeBase.Id} is none: {problem}");
                continue;
            }

            ListOf(cpe!.Vendor).Add(new Entry(cpe, Specificity(cpe), knowledgeBase));
        }
    }

    /// <summary>Finds the knowledge base whose CPE name covers the given one and says most; a tie yields all that are equal.</summary>
    public KnowledgeBaseMatch Find(CpeName cpe)
    {
        var best = new List<KnowledgeBase>();
        var specificity = long.MinValue;
        foreach (var entry in Candidates(cpe.Vendor))
        {
            if (entry.Specificity < specificity || !Covers(entry.Cpe, cpe))
                continue;
            if (entry.Specificity > specificity)
                best.Clear();
            specificity = entry.Specificity;
            if (!best.Any(knowledgeBase => knowledgeBase.Id == entry.KnowledgeBase.Id))
                best.Add(entry.KnowledgeBase);
        }

        return new KnowledgeBaseMatch(best);
    }

    private static bool Covers(CpeName knowledgeBase, CpeName cpe)
    {
        for (var attribute = CpeAttribute.Part; attribute <= CpeAttribute.Other; attribute++)
        {
            var relation = CpeComparison.Compare(knowledgeBase[attribute], cpe[attribute]);
            // "No version at all" covers a version that nobody knows: NVD writes so what has releases instead of versions.
            var covers = relation is CpeRelation.Equal or CpeRelation.Superset
                || (knowledgeBase[attribute].Kind == CpeValueKind.NotApplicable && cpe[attribute].Kind == CpeValueKind.Any)
                || (attribute == CpeAttribute.Version && CoversMajorVersion(knowledgeBase.Version, cpe.Version));
            if (!covers)
                return false;
        }

        return true;
    }

    /// <summary>
    /// Whether a knowledge base of all minor versions, <c>8.*</c>, meets an asset of which only the major one, 8, is known.
    /// </summary>
    private static bool CoversMajorVersion(CpeValue knowledgeBase, CpeValue version) =>
        knowledgeBase.Kind == CpeValueKind.Pattern && version.Kind == CpeValueKind.Literal
        && string.Equals(knowledgeBase.Quoted, version.Quoted + AnyMinorVersion, StringComparison.Ordinal);

    /// <summary>A number whose leading digits are the kinds of values; of two patterns, the one that writes out more covers less.</summary>
    private static long Specificity(CpeName cpe)
    {
        const int maxCharacters = 10_000;
        long specificity = 0;
        var characters = 0;
        foreach (var attribute in BySignificance)
        {
            specificity = (specificity * 3) + cpe[attribute].Kind switch
            {
                CpeValueKind.Any => 0,
                CpeValueKind.Pattern => 1,
                _ => 2,
            };
            if (cpe[attribute].Kind == CpeValueKind.Pattern)
                characters += cpe[attribute].Quoted!.Trim('*', '?').Length;
        }

        return (specificity * maxCharacters) + Math.Min(characters, maxCharacters - 1);
    }

    private IEnumerable<Entry> Candidates(CpeValue vendor) =>
        vendor.Quoted is { } name && _byVendor.TryGetValue(name, out var entries) ? entries.Concat(_ofAnyVendor) : _ofAnyVendor;

    private List<Entry> ListOf(CpeValue vendor)
    {
        if (vendor.Kind != CpeValueKind.Literal)
            return _ofAnyVendor;
        if (!_byVendor.TryGetValue(vendor.Quoted!, out var entries))
            _byVendor[vendor.Quoted!] = entries = [];
        return entries;
    }

    private sealed record Entry(CpeName Cpe, long Specificity, KnowledgeBase KnowledgeBase);
}
