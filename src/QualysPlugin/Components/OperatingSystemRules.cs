using System.Text.RegularExpressions;
using QualysPlugin.Components.Cpe;

namespace QualysPlugin.Components;

/// <summary>An ordered set of rules, immutable and safe on any thread: names given exactly first, then the first rule that fits.</summary>
internal sealed class OperatingSystemRules(
    string source, IReadOnlyList<OperatingSystemRule> rules, IReadOnlyDictionary<string, OperatingSystemRule> exact)
{
    public static OperatingSystemRules None { get; } = new("", [], new Dictionary<string, OperatingSystemRule>());

    /// <summary>How many rules there are, exact names included.</summary>
    public int Count => rules.Count + exact.Count;

    /// <summary>Every rule that is not an exact name, in order.</summary>
    public IReadOnlyList<OperatingSystemRule> Ordered => rules;

    /// <summary>Finds the first rule that recognizes a name.</summary>
    /// <param name="operatingSystem">The name, white space folded.</param>
    /// <param name="cpe">Its CPE name; null when the rule says that no CPE name is right.</param>
    /// <param name="warnings">Takes a sentence for each rule whose pattern takes too long on this name.</param>
    /// <returns>The rule; null when none recognizes the name.</returns>
    public OperatingSystemRule? Find(string operatingSystem, out CpeName? cpe, ICollection<string> warnings)
    {
        cpe = null;
        if (exact.TryGetValue(operatingSystem, out var mapped) && mapped.TryName(operatingSystem, out cpe))
            return mapped;
        foreach (var rule in rules)
        {
            try
            {
                if (rule.TryName(operatingSystem, out cpe))
                    return rule;
            }
            catch (RegexMatchTimeoutException)
            {
                warnings.Add($"{source}: the rule \"{rule.Name}\" was passed over, because its pattern takes more than "
                    + $"{RuleFile.PatternTimeout.TotalMilliseconds:0} milliseconds on \"{operatingSystem}\". "
                    + "Write it with less repetition.");
            }
        }

        return null;
    }
}
