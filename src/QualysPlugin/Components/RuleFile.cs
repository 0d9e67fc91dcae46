using System.Text.RegularExpressions;

namespace QualysPlugin.Components;

/// <summary>
/// Reads a rule file. Its lines, in order:
/// <list type="bullet">
/// <item><c># a comment</c>, <c>[a heading]</c> and blank lines say nothing to the program.</item>
/// <item><c>let word = regular expression</c> names a piece of pattern; <c>@word</c> stands for it below.</item>
/// <item><c>name: pattern -> part:vendor:product:…</c> is a rule; the pattern has to fit the whole name of the operating system.</item>
/// <item><c>"exact name" -> part:vendor:product:…</c> maps one name, whatever the rules say.</item>
/// </list>
/// Instead of a CPE name, <c>none</c> says that no CPE name is right.
/// </summary>
internal sealed class RuleFile
{
    /// <summary>What a pattern may take on one name; a rule that takes longer counts as not fitting.</summary>
    public static readonly TimeSpan PatternTimeout = TimeSpan.FromMilliseconds(250);

    private const string NoCpe = "none";

    /// <summary>Problems that are reported at once; more of them do not help anybody.</summary>
    private const int MaxProblems = 20;

    private static readonly Regex Definition = new(@"^let\s+(?<word>[a-z]+)\s*=\s*(?<pattern>.+)$", RegexOptions.CultureInvariant);
    private static readonly Regex Rule = new(
        @"^(?<name>[a-z0-9][a-z0-9.-]*)\s*:\s+(?<pattern>.+?)\s+->\s+(?<cpe>.+)$", RegexOptions.CultureInvariant);
    private static readonly Regex Exact = new(@"^""(?<name>[^""]+)""\s+->\s+(?<cpe>.+)$", RegexOptions.CultureInvariant);
    private static readonly Regex Word = new(@"@(?<word>[a-z]+)", RegexOptions.CultureInvariant);

    private readonly string _fileName;
    private readonly List<string> _problems = [];
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OperatingSystemRule> _exact = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<OperatingSystemRule> _rules = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private RuleFile(string fileName) => _fileName = fileName;

    /// <summary>Reads the rules of a file.</summary>
    /// <param name="fileName">Named in errors.</param>
    /// <param name="text">The content.</param>
    /// <exception cref="RuleFileException">At least one line is bad; each is named with its number.</exception>
    public static OperatingSystemRules Parse(string fileName, string text)
    {
        var file = new RuleFile(fileName);
        var number = 0;
        foreach (var line in text.Split('\n'))
            file.ReadLine(line.Trim().TrimStart('\uFEFF'), ++number);
        return file._problems.Count == 0
            ? new OperatingSystemRules(fileName, file._rules, file._exact)
            : throw new RuleFileException([.. file._problems.Take(MaxProblems)]);
    }

    private void ReadLine(string line, int number)
    {
        if (line.Length == 0 || line[0] == '#' || (line[0] == '[' && line[line.Length - 1] == ']'))
            return;
        var problem = Definition.Match(line) is { Success: true } definition ? Define(definition)
            : Exact.Match(line) is { Success: true } exact ? AddExact(exact)
            : Rule.Match(line) is { Success: true } rule ? AddRule(rule)
            : "the line is neither a comment, a heading, \"let word = pattern\", \"name: pattern -> cpe\" nor \"\"exact name\" -> cpe\"";
        if (problem is not null)
            _problems.Add($"{_fileName}, line {number}: {problem}.");
    }

    private string? Define(Match line)
    {
        var word = line.Groups["word"].Value;
        var pattern = Expand(line.Groups["pattern"].Value, out var problem);
        if (problem is not null)
            return problem;
        if (_words.ContainsKey(word))
            return $"the word \"{word}\" is defined already";
        _words[word] = pattern!;
        return Compile(pattern!, out problem) is null ? problem : null;
    }

    private string? AddRule(Match line)
    {
        var name = line.Groups["name"].Value;
        if (!_names.Add(name))
            return $"there is a rule \"{name}\" already";
        var pattern = Expand(line.Groups["pattern"].Value, out var problem);
        if (pattern is null || Compile(pattern, out problem) is not { } compiled)
            return problem;
        if (compiled.IsMatch(""))
            return "the pattern fits an empty name, so it fits anything that is not said";
        var template = ReadTemplate(line.Groups["cpe"].Value, compiled.GetGroupNames(), out problem);
        if (problem is null)
            _rules.Add(new OperatingSystemRule(name, compiled, template));
        return problem;
    }

    private string? AddExact(Match line)
    {
        var name = OperatingSystemName.Fold(line.Groups["name"].Value);
        if (_exact.ContainsKey(name))
            return $"the name \"{name}\" is mapped already";
        var template = ReadTemplate(line.Groups["cpe"].Value, [], out var problem);
        if (problem is null)
            _exact[name] = new OperatingSystemRule(
                $"exact name in {_fileName}",
                new Regex("^" + Regex.Escape(name) + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant), template);
        return problem;
    }

    private static CpeTemplate? ReadTemplate(string text, IReadOnlyCollection<string> groups, out string? problem)
    {
        problem = null;
        return text == NoCpe ? null : CpeTemplate.Parse(text, groups, out problem);
    }

    private string? Expand(string pattern, out string? problem)
    {
        var unknown = Word.Matches(pattern).Cast<Match>().Select(match => match.Groups["word"].Value)
            .FirstOrDefault(word => !_words.ContainsKey(word));
        problem = unknown is null ? null : $"the word @{unknown} is not defined above";
        return unknown is null ? Word.Replace(pattern, match => _words[match.Groups["word"].Value]) : null;
    }

    private static Regex? Compile(string pattern, out string? problem)
    {
        problem = null;
        try
        {
            return new Regex(
                "^(?:" + pattern + ")$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
                PatternTimeout);
        }
        catch (ArgumentException exception)
        {
            problem = $"the pattern is no regular expression: {exception.Message.TrimEnd('.')}";
            return null;
        }
    }
}
