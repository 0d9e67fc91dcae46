using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Texts;

/// <summary>
/// Which texts every database, file and page keeps as they are: those without NUL and without half of a surrogate pair. SQLite would keep
/// a question mark instead, PostgreSQL refuses them in words of its own.
/// </summary>
internal static class KeepableText
{
    /// <summary>Why a text is refused.</summary>
    public static LocalizedText Refusal => Words.Of(
        $"A text holds a character that cannot be kept: NUL, or half of an emoji or of another rare character. Remove it.");

    public static bool Is(ReadOnlySpan<char> text) => !text.Contains('\0') && !HasUnpairedSurrogate(text);

    /// <exception cref="TaskSettingsException">The text cannot be kept.</exception>
    public static void Require(string text)
    {
        if (!Is(text)) throw new TaskSettingsException(Refusal);
    }

    public static bool HasUnpairedSurrogate(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAnyInRange('\uD800', '\uDFFF') is >= 0 and var at)
        {
            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1])) return true;
            text = text[(at + 2)..];
        }

        return false;
    }
}
