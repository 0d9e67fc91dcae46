using QualysPlugin.Components.Cpe;

namespace QualysPlugin.Components;

/// <summary>The CPE name of an operating system and where it comes from (R28).</summary>
/// <param name="Cpe">The CPE name; null when nothing can honestly be said.</param>
/// <param name="Rule">What gave, or denied, the CPE name; null when nothing recognized the operating system.</param>
/// <param name="Warnings">What somebody should look at: an invalid CPE name from Qualys, a rule that takes too long.</param>
internal sealed record NamedOperatingSystem(CpeName? Cpe, string? Rule, IReadOnlyList<string> Warnings)
{
    /// <summary>What the rule is called when the CPE name is Qualys' own.</summary>
    public const string QualysCpe = "qualys-os-cpe";
}
