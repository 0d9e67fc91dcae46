using System.Buffers;
using System.Globalization;
using System.Text;

namespace RiskManager.ReferenceHost.Texts;

/// <summary>
/// The one filter for text that leaves the host: for a terminal, a log, a table, a mail. Characters that would control the reader's
/// terminal or turn the order of the text around, and halves of surrogate pairs, are written as <c>\uXXXX</c>, which is also how JSON
/// writes them. What other people or
/// machines named goes through <see cref="Line"/> where it stands in a line, so that it adds no line and fills no page.
/// </summary>
internal static class PrintableText
{
    private static readonly SearchValues<char> Unprintable = SearchValues.Create(
    [
        .. Enumerable.Range(0, 0x20).Select(code => (char)code).Except(['\t', '\n', '\r']),
        .. Enumerable.Range(0x7F, 0x21).Select(code => (char)code),
        '\u061C', '\u200E', '\u200F', '\u2028', '\u2029',
        .. Enumerable.Range(0x202A, 5).Select(code => (char)code),
        .. Enumerable.Range(0x2066, 4).Select(code => (char)code),
    ]);

    /// <summary>Tabs and line breaks stay.</summary>
    public static string Of(string text) => IsPrintable(text.AsSpan()) ? text : Escape(text);

    /// <summary>At most so many characters of a text; what is cut off is marked.</summary>
    public static string Short(string text, int maxLength) =>
        Of(text.Length <= maxLength ? text : string.Concat(text.AsSpan(0, EndOfCharacter(text, maxLength - 1)), "\u2026"));

    /// <summary>The same in one line: line breaks and tabs become blanks.</summary>
    public static string Line(string text, int maxLength) =>
        Short(text, maxLength) is var cut && cut.AsSpan().ContainsAny('\t', '\n', '\r')
            ? cut.Replace('\t', ' ').Replace('\n', ' ').Replace('\r', ' ')
            : cut;

    public static bool IsPrintable(char character) => !Unprintable.Contains(character);

    public static bool IsPrintable(ReadOnlySpan<char> text) => !text.ContainsAny(Unprintable) && !KeepableText.HasUnpairedSurrogate(text);

    // Half a surrogate pair would be written as a replacement character.
    private static int EndOfCharacter(string text, int end) => char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (at + 1 < text.Length && char.IsSurrogatePair(character, text[at + 1])) escaped.Append(character).Append(text[++at]);
            else if (IsPrintable(character) && !char.IsSurrogate(character)) escaped.Append(character);
            else escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
        }

        return escaped.ToString();
    }
}
