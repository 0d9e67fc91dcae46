using System.Text.RegularExpressions;

namespace QualysPlugin.Components;

/// <summary>Pieces of a name that say nothing about the product: roles, bit widths, remarks in brackets at the end.</summary>
internal sealed class NoiseWords(IReadOnlyList<Regex> patterns)
{
    public static NoiseWords None { get; } = new([]);

    /// <summary>The name without its noise; the name itself when it has none.</summary>
    /// <exception cref="RegexMatchTimeoutException">A pattern takes too long on this name.</exception>
    public string Remove(string operatingSystem)
    {
        var rest = operatingSystem;
        foreach (var pattern in patterns)
            rest = pattern.Replace(rest, "");
        return rest.Length == operatingSystem.Length ? operatingSystem : OperatingSystemName.Fold(rest);
    }
}
