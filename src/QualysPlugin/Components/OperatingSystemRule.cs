using System.Text.RegularExpressions;
using QualysPlugin.Components.Cpe;

namespace QualysPlugin.Components;

/// <summary>One line of a rule file: which operating system names it recognizes and what their CPE name is.</summary>
internal sealed class OperatingSystemRule(string name, Regex pattern, CpeTemplate? template)
{
    /// <summary>What an explanation shows.</summary>
    public string Name { get; } = name;

    /// <summary>The CPE name that the rule gives; null when it says that no CPE name is right.</summary>
    public CpeTemplate? Template { get; } = template;

    /// <summary>Tries a name.</summary>
    /// <param name="operatingSystem">The name, white space folded.</param>
    /// <param name="cpe">Its CPE name; null when the rule says that no CPE name is right.</param>
    /// <returns>Whether the rule recognizes the name; it does not if the name lacks a part of the product.</returns>
    /// <exception cref="RegexMatchTimeoutException">The pattern takes too long on this name.</exception>
    public bool TryName(string operatingSystem, out CpeName? cpe)
    {
        cpe = null;
        var match = pattern.Match(operatingSystem);
        if (!match.Success || Template is null)
            return match.Success;
        cpe = Template.Fill(match);
        return cpe.NamesProduct;
    }
}
