using System.Text;

namespace QualysPlugin.Components.Cpe;

/// <summary>The CPE 2.3 formatted string, bound and unbound (NIST IR 7695, 6.2).</summary>
internal static class CpeFormattedString
{
    public const string Prefix = "cpe:2.3:";

    public static string Bind(CpeName name)
    {
        var bound = new StringBuilder(Prefix, 96);
        for (var attribute = CpeAttribute.Part; attribute <= CpeAttribute.Other; attribute++)
        {
            if (attribute != CpeAttribute.Part)
                bound.Append(':');
            AppendValue(bound, name[attribute]);
        }

        return bound.ToString();
    }

    /// <returns>The name, or what is wrong with it and where.</returns>
    public static (CpeName? Name, string? Problem) Unbind(string text)
    {
        if (!text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return (null, $"A CPE 2.3 formatted string begins with \"{Prefix}\".");
        var values = new CpeValue[CpeName.AttributeCount];
        var count = 0;
        for (var start = Prefix.Length; start <= text.Length; count++)
        {
            var end = EndOfComponent(text, start);
            if (count == CpeName.AttributeCount)
                return (null, CpeProblem.At(start, $"there are more than {CpeName.AttributeCount} components"));
            if (UnbindValue(text, start, end, out values[count]) is { } problem)
                return (null, problem);
            start = end + 1;
        }

        if (count < CpeName.AttributeCount)
            return (null, CpeProblem.At(text.Length, $"there are only {count} of {CpeName.AttributeCount} components"));
        return CpeProblem.OfPart(values[0], Prefix.Length) is { } wrongPart ? (null, wrongPart) : (new CpeName(values), null);
    }

    /// <summary>Reads one component, as it stands between two colons.</summary>
    /// <returns>What is wrong; null when the value is good.</returns>
    public static string? UnbindValue(string text, int start, int end, out CpeValue value)
    {
        value = default;
        switch (end - start)
        {
            case 0: return CpeProblem.At(start, "a component is empty; write * for ANY or - for NA");
            case 1 when text[start] == '*': return null;
            case 1 when text[start] == '-':
                value = CpeValue.NotApplicable;
                return null;
        }

        var quoted = new StringBuilder(end - start + 8);
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            if (c is <= ' ' or > '~')
                return CpeProblem.At(i, "only printable ASCII characters without spaces are allowed");
            if (c == '\\')
            {
                if (++i == end || text[i] is <= ' ' or > '~')
                    return CpeProblem.At(i - 1, "a backslash must be followed by the character that it quotes");
                CpeValue.Append(quoted, text[i]);
            }
            else if (c is '*' or '?')
            {
                if (!CpeProblem.IsWildcardPlace(text, start, end, i))
                    return CpeProblem.At(i, $"an unquoted {c} is allowed only at the beginning or end of a component");
                quoted.Append(c);
            }
            else
            {
                CpeValue.Append(quoted, c);
            }
        }

        if (quoted.ToString() is "\\-" or "**")
            return CpeProblem.At(start, "a component cannot be a quoted hyphen or two asterisks alone");
        value = CpeValue.FromQuoted(quoted.ToString());
        return null;
    }

    private static int EndOfComponent(string text, int start)
    {
        var i = start;
        for (; i < text.Length && text[i] != ':'; i++)
        {
            if (text[i] == '\\')
                i++;
        }

        return Math.Min(i, text.Length);
    }

    private static void AppendValue(StringBuilder bound, CpeValue value)
    {
        if (!value.IsText)
        {
            bound.Append(value.Kind == CpeValueKind.Any ? '*' : '-');
            return;
        }

        var quoted = value.Quoted!;
        for (var i = 0; i < quoted.Length; i++)
        {
            // Periods, hyphens and underscores need no quoting in this binding.
            if (quoted[i] == '\\' && quoted[i + 1] is '.' or '-' or '_')
                i++;
            else if (quoted[i] == '\\')
                bound.Append(quoted[i++]);
            bound.Append(quoted[i]);
        }
    }
}
