using System.Globalization;
using System.Text;

namespace QualysPlugin.Components.Cpe;

/// <summary>The CPE 2.2 URI, bound and unbound (NIST IR 7695, 6.1).</summary>
internal static class CpeUri
{
    public const string Prefix = "cpe:/";

    private const int ComponentCount = 7;
    private const int PackedCount = 5;

    /// <summary>The characters that stand percent-encoded in a URI.</summary>
    private const string Encoded = "!\"#$%&'()*+,/:;<=>?@[\\]^`{|}~";

    private static readonly CpeAttribute[] Plain =
        [CpeAttribute.Part, CpeAttribute.Vendor, CpeAttribute.Product, CpeAttribute.Version, CpeAttribute.Update];

    private static readonly CpeAttribute[] Packed =
        [CpeAttribute.Edition, CpeAttribute.SoftwareEdition, CpeAttribute.TargetSoftware, CpeAttribute.TargetHardware, CpeAttribute.Other];

    public static string Bind(CpeName name)
    {
        var components = Plain.Select(attribute => BindValue(name[attribute])).ToList();
        components.Add(BindEdition(name));
        components.Add(BindValue(name[CpeAttribute.Language]));
        return Prefix + string.Join(":", components).TrimEnd(':');
    }

    /// <returns>The name, or what is wrong with it and where.</returns>
    public static (CpeName? Name, string? Problem) Unbind(string text)
    {
        if (!text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return (null, $"A CPE name begins with \"{Prefix}\" or \"{CpeFormattedString.Prefix}\".");
        var values = new CpeValue[CpeName.AttributeCount];
        var start = Prefix.Length;
        for (var component = 0; start <= text.Length; component++)
        {
            if (component == ComponentCount)
                return (null, CpeProblem.At(start, $"there are more than {ComponentCount} components"));
            var colon = text.IndexOf(':', start);
            var end = colon < 0 ? text.Length : colon;
            if (UnbindComponent(text, start, end, component, values) is { } problem)
                return (null, problem);
            start = end + 1;
        }

        return CpeProblem.OfPart(values[0], Prefix.Length) is { } wrongPart ? (null, wrongPart) : (new CpeName(values), null);
    }

    private static string BindEdition(CpeName name)
    {
        var values = Packed.Select(attribute => BindValue(name[attribute])).ToList();
        return values.Skip(1).All(value => value.Length == 0) ? values[0] : "~" + string.Join("~", values);
    }

    private static string BindValue(CpeValue value)
    {
        if (!value.IsText)
            return value.Kind == CpeValueKind.Any ? "" : "-";
        var bound = new StringBuilder(value.Quoted!.Length + 8);
        for (var i = 0; i < value.Quoted.Length; i++)
        {
            var c = value.Quoted[i];
            if (c == '\\')
                AppendEncoded(bound, value.Quoted[++i]);
            else
                bound.Append(c switch { '?' => "%01", '*' => "%02", _ => c.ToString() });
        }

        return bound.ToString();
    }

    private static void AppendEncoded(StringBuilder bound, char c)
    {
        if (c is '.' or '-' || CpeValue.IsUnreserved(c))
            bound.Append(c);
        else
            bound.Append('%').Append(((int)c).ToString("x2", CultureInfo.InvariantCulture));
    }

    private static string? UnbindComponent(string text, int start, int end, int component, CpeValue[] values)
    {
        if (component < Plain.Length)
            return UnbindValue(text, start, end, out values[(int)Plain[component]]);
        if (component > Plain.Length)
            return UnbindValue(text, start, end, out values[(int)CpeAttribute.Language]);
        return start < end && text[start] == '~'
            ? UnbindPacked(text, start + 1, end, values)
            : UnbindValue(text, start, end, out values[(int)CpeAttribute.Edition]);
    }

    private static string? UnbindPacked(string text, int start, int end, CpeValue[] values)
    {
        for (var i = 0; i < PackedCount; i++)
        {
            var tilde = text.IndexOf('~', start, end - start);
            var isLast = i == PackedCount - 1;
            if (isLast != tilde < 0)
                return CpeProblem.At(start, $"a packed edition has {PackedCount} values, each after a tilde");
            var valueEnd = isLast ? end : tilde;
            if (UnbindValue(text, start, valueEnd, out values[(int)Packed[i]]) is { } problem)
                return problem;
            start = valueEnd + 1;
        }

        return null;
    }

    private static string? UnbindValue(string text, int start, int end, out CpeValue value)
    {
        value = default;
        if (start == end)
            return null;
        if (end - start == 1 && text[start] == '-')
        {
            value = CpeValue.NotApplicable;
            return null;
        }

        // Decoded into the notation of the formatted string, whose rules for wildcards then decide.
        var decoded = new StringBuilder(end - start + 8);
        for (var i = start; i < end; i++)
        {
            if (Decode(text, end, ref i, decoded) is { } problem)
                return problem;
        }

        var bound = decoded.ToString();
        return CpeFormattedString.UnbindValue(bound, 0, bound.Length, out value) is null && value.Kind != CpeValueKind.Any
            ? null
            : CpeProblem.At(start, "%01 and %02 are allowed only at the beginning or end of a component");
    }

    private static string? Decode(string text, int end, ref int i, StringBuilder decoded)
    {
        var c = text[i];
        if (CpeValue.IsUnreserved(c))
        {
            decoded.Append(c);
            return null;
        }

        if (c is '.' or '-' or '~')
        {
            decoded.Append('\\').Append(c);
            return null;
        }

        if (c != '%')
            return CpeProblem.At(i, $"\"{c}\" must be percent-encoded");
        if (i + 2 >= end
            || !int.TryParse(text.Substring(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            return CpeProblem.At(i, "a % must be followed by two hexadecimal digits");
        if (code is 1 or 2)
            decoded.Append(code == 1 ? '?' : '*');
        else if (Encoded.IndexOf((char)code) >= 0)
            decoded.Append('\\').Append((char)code);
        else
            return CpeProblem.At(i, $"%{text.Substring(i + 1, 2)} is not a character that is encoded in CPE names");
        i += 2;
        return null;
    }
}
