using System.Text;
using System.Xml;

namespace QualysPlugin.Api.Markup;

/// <summary>Cleans the values of Qualys.</summary>
internal static class CleanText
{
    /// <summary>Trims a value and folds white space inside it; null when nothing is left.</summary>
    public static string? Of(string value)
    {
        var trimmed = value.Trim();
        if (trimmed.Length == 0)
            return null;
        return NeedsFolding(trimmed) ? Fold(trimmed) : trimmed;
    }

    private static bool NeedsFolding(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c < ' ' || (c == ' ' && value[i + 1] == ' ') || (c >= 0xD800 && !IsValidXml(value, i)))
                return true;
        }

        return false;
    }

    private static string? Fold(string value)
    {
        var folded = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (char.IsWhiteSpace(c))
            {
                if (folded.Length > 0 && folded[folded.Length - 1] != ' ')
                    folded.Append(' ');
            }
            else if (IsValidXml(value, i))
            {
                folded.Append(c);
            }
        }

        var result = folded.ToString().TrimEnd();
        return result.Length == 0 ? null : result;
    }

    private static bool IsValidXml(string value, int index)
    {
        var c = value[index];
        if (char.IsHighSurrogate(c))
            return index + 1 < value.Length && char.IsLowSurrogate(value[index + 1]);
        if (char.IsLowSurrogate(c))
            return index > 0 && char.IsHighSurrogate(value[index - 1]);
        return XmlConvert.IsXmlChar(c);
    }
}
