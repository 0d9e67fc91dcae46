using System.Buffers;
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
    /// <summary>Stands before what could be a formula in a CSV file, and before itself in the same place.</summary>
    public const char Guard = '\'';

    private const string MomentForm = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    // The last four are the same characters at full width, which some programs read as the others.
    private const string FormulaStarts = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    // Where Excel separates lists by semicolons, as in Portuguese, it begins a cell after each of them, quotation marks or not.
    private static readonly SearchValues<char> Separators = SearchValues.Create(";\t\r\n");

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
    /// The value for a CSV file. At the beginning of a text, and after every semicolon, tab and line break in it, what begins like a
    /// formula or with an apostrophe gets an apostrophe in front. <see cref="Unguarded"/> has the text as it was.
    /// </summary>
    public static string Guarded(object? value)
    {
        var plain = Plain(value);
        if (value is not string || IsHarmless(plain)) return plain;
        var guarded = new StringBuilder(plain.Length + 1);
        foreach (var (start, length) in Parts(plain))
        {
            var part = plain.AsSpan(start, length);
            if (NeedsGuard(part, isFirst: start == 0)) guarded.Append(Guard);
            guarded.Append(part);
        }

        return guarded.ToString();
    }

    /// <summary>Most cells are: this saves taking them apart.</summary>
    private static bool IsHarmless(string text) =>
        text.Length == 0 || (char.IsAsciiLetterOrDigit(text[0]) && !text.AsSpan().ContainsAny(Separators));

    /// <summary>Takes one apostrophe away from the beginning, and after every semicolon, tab and line break.</summary>
    public static string Unguarded(string cell)
    {
        var plain = new StringBuilder(cell.Length);
        foreach (var (start, length) in Parts(cell))
        {
            var part = cell.AsSpan(start, length);
            plain.Append(part is [Guard, ..] ? part[1..] : part);
        }

        return plain.ToString();
    }

    /// <summary>Cuts a text after every separator; the last part has none.</summary>
    private static IEnumerable<(int Start, int Length)> Parts(string text)
    {
        for (int start = 0, length; start < text.Length; start += length)
        {
            var separator = text.AsSpan(start).IndexOfAny(Separators);
            length = separator < 0 ? text.Length - start : separator + 1;
            yield return (start, length);
        }
    }

    /// <summary>Whether a program could take a part for a formula, or the part begins with an apostrophe.</summary>
    private static bool NeedsGuard(ReadOnlySpan<char> part, bool isFirst)
    {
        foreach (var character in part)
        {
            if (character == Guard || FormulaStarts.Contains(character, StringComparison.Ordinal)) return true;
            if (Separators.Contains(character)) return isFirst && character != ';';
            if (!IsInvisible(character)) return false;
        }

        return false;
    }

    /// <summary>Quotation marks too: a program that cuts a line in their middle may take them away.</summary>
    private static bool IsInvisible(char character) => character == '"' || char.IsWhiteSpace(character)
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
