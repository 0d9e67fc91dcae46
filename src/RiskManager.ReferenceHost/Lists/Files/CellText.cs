using System.Globalization;
using System.Text;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Lists.Files;

/// <summary>
/// Makes the values of cells safe to open. Host names and log messages come from machines that anybody may have named, and a program that
/// opens a CSV file takes a cell that begins like a formula for one.
/// </summary>
internal static class CellText
{
    /// <summary>Stands before a text of a CSV file that could be a formula, and before one that begins with it.</summary>
    public const char Guard = '\'';

    private const string MomentForm = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    // The last four are the same characters at full width, which some programs read as the others.
    private const string FormulaStarts = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    /// <summary>The value as text: moments as ISO 8601 in UTC, numbers without separators, control characters as <c>\uXXXX</c>.</summary>
    public static string Plain(object? value) => value switch
    {
        null => "",
        string text => PrintableText.Of(WithoutBrokenCharacters(text)),
        DateTimeOffset moment => moment.UtcDateTime.ToString(MomentForm, CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"A cell cannot hold a {value.GetType().Name}.", nameof(value)),
    };

    /// <summary>
    /// The value for a CSV file. A text that begins like a formula, or with an apostrophe, gets an apostrophe in front: whoever reads the
    /// file by a program takes one apostrophe away where a text begins with one, and has the text as it was.
    /// </summary>
    public static string Guarded(object? value)
    {
        var plain = Plain(value);
        return value is string && NeedsGuard(plain) ? Guard + plain : plain;
    }

    /// <summary>Takes the guard away again.</summary>
    public static string Unguarded(string cell) => cell.StartsWith(Guard) ? cell[1..] : cell;

    /// <summary>Whether a program could take the text for a formula, or the text begins with an apostrophe.</summary>
    private static bool NeedsGuard(string text)
    {
        foreach (var character in text)
        {
            if (character is '\t' or '\r' or '\n' or Guard || FormulaStarts.Contains(character, StringComparison.Ordinal)) return true;
            if (!IsInvisible(character)) return false;
        }

        return false;
    }

    private static bool IsInvisible(char character) => char.IsWhiteSpace(character)
        || char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark;

    /// <summary>Halves of surrogate pairs and non-characters have no form in UTF-8 or XML.</summary>
    private static string WithoutBrokenCharacters(string text)
    {
        if (!IsBroken(text)) return text;
        var whole = new StringBuilder(text.Length + 16);
        foreach (var rune in Runes(text))
        {
            if (rune.IsWhole) whole.Append(rune.Text);
            else whole.Append(CultureInfo.InvariantCulture, $"\\u{(int)rune.Text[0]:x4}");
        }

        return whole.ToString();
    }

    private static bool IsBroken(string text)
    {
        foreach (var character in text)
        {
            if (char.IsSurrogate(character) || character >= '\uFFFE') return Runes(text).Any(rune => !rune.IsWhole);
        }

        return false;
    }

    private static IEnumerable<(string Text, bool IsWhole)> Runes(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1])) yield return (text.Substring(at++, 2), true);
            else yield return (text[at].ToString(), !char.IsSurrogate(text[at]) && text[at] < '\uFFFE');
        }
    }
}
