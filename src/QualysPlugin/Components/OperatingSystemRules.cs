using System.Text.RegularExpressions;
using QualysPlugin.Components.Cpe;

namespace QualysPlugin.Components;

/// <summary>An ordered set of rules, immutable and safe on any thread: names given exactly first, then the first rule that fits.</summary>
internal sealed class OperatingSystemRules(RuleSet rules)
{
    public static OperatingSystemRules None { get; } = new(new RuleSet(""));

    /// <summary>How many rules for names there are, exact names included.</summary>
    public int Count => rules.Ordered.Count + rules.Exact.Count;

    /// <summary>Every rule, those for CPE names included, exact names not.</summary>
    public IEnumerable<OperatingSystemRule> All => rules.Ordered.Concat(rules.ForCpeNames);

    /// <summary>Finds the first rule that recognizes a name as it is, or else without its noise.</summary>
    /// <param name="operatingSystem">The name, white space folded.</param>
    /// <param name="cpe">Its CPE name; null when the rule says that no CPE name is right.</param>
    /// <param name="warnings">Takes a sentence for each rule whose pattern takes too long on this name.</param>
    /// <returns>The rule; null when none recognizes the name.</returns>
    public OperatingSystemRule? Find(string operatingSystem, out CpeName? cpe, ICollection<string> warnings)
    {
        if (rules.Exact.TryGetValue(operatingSystem, out var mapped) && mapped.TryName(operatingSystem, out cpe))
            return mapped;
        if (FindIn(rules.Ordered, operatingSystem, out cpe, warnings) is { } rule)
            return rule;
        var withoutNoise = RemoveNoise(operatingSystem, warnings);
        return withoutNoise.Length == 0 || withoutNoise == operatingSystem
            ? null
            : FindIn(rules.Ordered, withoutNoise, out cpe, warnings);
    }

    /// <summary>Finds the first rule that corrects a CPE name.</summary>
    /// <param name="name">Part, vendor, product, version and update of the CPE name.</param>
    /// <param name="cpe">The CPE name in NVD's spelling; null when the rule says that no CPE name is right.</param>
    /// <param name="warnings">Takes a sentence for each rule whose pattern takes too long.</param>
    /// <returns>The rule; null when the CPE name stays as it is.</returns>
    public OperatingSystemRule? FindForCpeName(string name, out CpeName? cpe, ICollection<string> warnings) =>
        FindIn(rules.ForCpeNames, name, out cpe, warnings);

    private OperatingSystemRule? FindIn(
        IReadOnlyList<OperatingSystemRule> candidates, string name, out CpeName? cpe, ICollection<string> warnings)
    {
        cpe = null;
        foreach (var rule in candidates)
        {
            try
            {
                if (rule.TryName(name, out cpe))
                    return rule;
            }
            catch (RegexMatchTimeoutException)
            {
                warnings.Add($"{rules.Source}: the rule \"{rule.Name}\" was passed over, because its pattern takes more than "
                    + $"{RuleFile.PatternTimeout.TotalMilliseconds:0} milliseconds on \"{name}\". Write it with less repetition.");
            }
        }

        return null;
    }

    private string RemoveNoise(string operatingSystem, ICollection<string> warnings)
    {
        try
        {
            return rules.Noise.Remove(operatingSystem);
        }
        catch (RegexMatchTimeoutException)
        {
            warnings.Add($"{rules.Source}: the noise was left in, because a pattern takes more than "
                + $"{RuleFile.PatternTimeout.TotalMilliseconds:0} milliseconds on \"{operatingSystem}\". Write it with less repetition.");
            return operatingSystem;
        }
    }
}
