using QualysPlugin.Components.Cpe;

namespace QualysPlugin.Components;

/// <summary>
/// Operating system name → CPE name (R13). In this order: the customer's mapping, the shipped rules, Qualys' own CPE name in
/// NVD's spelling. A list of guesses yields what all of them share, if that is a product, and else nothing.
/// </summary>
internal sealed class OperatingSystemNaming(OperatingSystemRules own, OperatingSystemRules shipped)
{
    /// <summary>No operating system is called by more characters; what is longer is not looked at.</summary>
    private const int MaxNameLength = 300;

    /// <summary>Names an operating system.</summary>
    /// <param name="operatingSystem">As Qualys writes it; null when it writes none.</param>
    /// <param name="qualysCpe">The CPE name that Qualys gives; null when it gives none.</param>
    public NamedOperatingSystem Name(string? operatingSystem, string? qualysCpe)
    {
        var warnings = new List<string>();
        var folded = OperatingSystemName.Fold(operatingSystem ?? "");
        if (folded.Length > MaxNameLength)
            folded = "";
        if (folded.Length > 0 && own.Find(folded, out var cpe, warnings) is { } mapping)
            return new NamedOperatingSystem(cpe, mapping.Name, warnings);
        var qualys = ReadQualysCpe(qualysCpe, warnings);
        var inferred = folded.Length == 0
            ? new NamedOperatingSystem(null, null, warnings)
            : Infer(folded, warnings);
        return inferred.Cpe is null && qualys is not null
            ? new NamedOperatingSystem(qualys, NamedOperatingSystem.QualysCpe, warnings)
            : inferred;
    }

    private CpeName? ReadQualysCpe(string? text, List<string> warnings)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (CpeName.TryParse(text!.Trim(), out var cpe, out var problem) && cpe!.NamesProduct)
        {
            var name = cpe.Describe(CpeAttribute.Update);
            var rule = own.FindForCpeName(name, out var corrected, warnings) ?? shipped.FindForCpeName(name, out corrected, warnings);
            return rule is null ? cpe : corrected;
        }

        warnings.Add($"Qualys' own CPE name \"{text.Trim()}\" is not used: {problem ?? "it names no product."}");
        return null;
    }

    private NamedOperatingSystem Infer(string folded, List<string> warnings)
    {
        var guesses = OperatingSystemName.Guesses(folded);
        CpeName? common = null;
        var rules = new List<string>();
        foreach (var guess in guesses)
        {
            CpeName? cpe = null;
            // The customer's rules were tried on the whole name already.
            var rule = guess == folded ? null : own.Find(guess, out cpe, warnings);
            rule ??= shipped.Find(guess, out cpe, warnings);
            common = rules.Count == 0 ? cpe : cpe is null ? null : common!.CommonWith(cpe);
            if (common is null)
                return new NamedOperatingSystem(null, guesses.Count == 1 ? rule?.Name : null, warnings);
            if (!rules.Contains(rule!.Name))
                rules.Add(rule.Name);
        }

        return new NamedOperatingSystem(common, string.Join(" / ", rules), warnings);
    }
}
