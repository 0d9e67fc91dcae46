using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace TestSupport;

/// <summary>The English texts that source code says to people: interpolated strings that become <see cref="FormattableString"/>.</summary>
public static partial class SpokenTexts
{
    /// <summary>Stands at both ends of a raw string, whose line breaks count as spaces.</summary>
    private const string Raw = "\"\"\"";

    /// <summary>All of them in a folder, as a translation is looked up: with numbered placeholders.</summary>
    public static HashSet<string> In(string folder)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Where(file => !Built().IsMatch(file)))
        {
            var source = Comment().Replace(File.ReadAllText(file), "");
            texts.UnionWith(Sentences(source));
            texts.UnionWith(Term().Matches(source)
                .SelectMany(match => match.Groups.Values.Skip(1))
                .Where(group => group.Success)
                .Select(group => group.Value));
        }

        texts.Remove("");
        return texts;
    }

    private static IEnumerable<string> Sentences(string source)
    {
        var end = 0;
        foreach (Match place in Place().Matches(source))
        {
            if (place.Index < end) continue;
            var isCall = !place.Value.StartsWith("Formattable", StringComparison.Ordinal);
            var depth = isCall ? 1 : 0;
            for (end = place.Index + place.Length; !(isCall ? depth == 0 : source[end] == ';'); end++)
            {
                if (source.AsSpan(end).StartsWith(Raw))
                {
                    var begin = end + Raw.Length;
                    end = source.IndexOf(Raw, begin, StringComparison.Ordinal) + Raw.Length - 1;
                    yield return Format(
                        string.Join(' ', source[begin..(end - Raw.Length + 1)].Split('\n').Select(line => line.Trim()))
                        .Trim());
                }
                else if (source[end] == '"')
                {
                    var begin = end;
                    end = SkipText(source, begin);
                    if (source[begin - 1] == '$') yield return Format(source[(begin + 1)..end]);
                }
                else if (source[end] is '(' or ')')
                {
                    depth += source[end] == '(' ? 1 : -1;
                }
            }
        }
    }

    /// <summary>From the quotation mark that begins a text to the one that ends it.</summary>
    private static int SkipText(string source, int begin)
    {
        var isInterpolated = begin > 0 && source[begin - 1] == '$';
        var at = begin + 1;
        while (source[at] != '"')
        {
            if (source[at] == '\\' || (isInterpolated && IsDoubled(source, at))) at += 2;
            else if (isInterpolated && source[at] == '{') at = SkipValue(source, at, out _);
            else at++;
        }

        return at;
    }

    /// <summary>From the brace that begins a value to behind the one that ends it.</summary>
    private static int SkipValue(string source, int begin, out string format)
    {
        format = "";
        var depth = 0;
        var at = begin + 1;
        while (depth > 0 || source[at] != '}')
        {
            if (source[at] == ':' && depth == 0)
            {
                var end = source.IndexOf('}', at);
                format = source[at..end].Replace("\\\\", "\\", StringComparison.Ordinal);
                return end + 1;
            }

            if (source[at] == '"') at = SkipText(source, at);
            else if (source[at] is '(' or '[' or '{') depth++;
            else if (source[at] is ')' or ']' or '}') depth--;
            at++;
        }

        return at + 1;
    }

    private static string Format(string text)
    {
        var format = new StringBuilder();
        var values = 0;
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == '\\')
            {
                format.Append(text[at + 1]);
                at += 2;
            }
            else if (text[at] != '{' || IsDoubled(text, at))
            {
                format.Append(text[at++]);
            }
            else
            {
                at = SkipValue(text, at, out var specifier);
                format.Append(CultureInfo.InvariantCulture, $"{{{values++}{specifier}}}");
            }
        }

        return format.ToString();
    }

    private static bool IsDoubled(string text, int at) => at + 1 < text.Length && text[at] is '{' or '}' && text[at] == text[at + 1];

    [GeneratedRegex(
        @"Words\.Of\(|new\(\s*ApiFault|new QualysApiException\(|\bFault\(\s*ApiFault|"
        + @"LeadsNowhere\(|Unreadable\(|(?<![\w.])FormattableString\b(?!\.)")]
    private static partial Regex Place();

    /// <summary>Terms that come as values: names of calls and of actions.</summary>
    [GeneratedRegex(
        """OpenAsync\(\s*form, account, [^"]*"([^"]+)"|"""
        + """(?:RequireAdministrator|AdministratorAsync)\((?:\w+ \? )?"([^"]+)"(?: : "([^"]+)")?|"""
        + """(?:CallAsync|CallOnceAsync)\(\s*(?:version, )?"(?!GET |POST |PUT )([^"]+)"|QualysApi \w+ \{ get; \} = new\("([^"]+)"|"""
        + """RequestName = "([^"]+)"|new ApiRequest\("([^"]+)"|ApiRequest \w+\(\) => new\("([^"]+)"|"""
        + """QualysApiException\(\s*ApiFault\.\w+, "([^"]+)"\s?,?""")]
    private static partial Regex Term();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"[/\\](obj|bin)[/\\]")]
    private static partial Regex Built();
}
