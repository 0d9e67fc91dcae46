using System.Text.RegularExpressions;

namespace QualysPlugin.Components;

/// <summary>How the name of an operating system is read before any rule looks at it.</summary>
internal static class OperatingSystemName
{
    private static readonly Regex Blanks = new(@"\s+", RegexOptions.CultureInvariant);
    private static readonly string[] Separator = [" / "];

    /// <summary>The name with its white space folded to single spaces.</summary>
    public static string Fold(string name) => Blanks.Replace(name, " ").Trim();

    /// <summary>
    /// The guesses of an unauthenticated scan, <c>A / B / C</c>; a slash without spaces belongs to a name. Each guess once.
    /// </summary>
    public static IReadOnlyList<string> Guesses(string folded) =>
        folded.IndexOf(Separator[0], StringComparison.Ordinal) < 0
            ? [folded]
            : [.. folded.Split(Separator, StringSplitOptions.RemoveEmptyEntries).Select(guess => guess.Trim())
                .Distinct(StringComparer.OrdinalIgnoreCase)];
}
