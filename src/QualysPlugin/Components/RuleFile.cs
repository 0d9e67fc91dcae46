using System.Text.RegularExpressions;

namespace QualysPlugin.Components;

/// <summary>
/// Reads a rule file. Its lines, in order:
/// <list type="bullet">
/// <item><c># a comment</c>, <c>[a heading]</c> and blank lines say nothing to the program.</item>
/// <item><c>let word = regular expression</c> names a piece of pattern; <c>@word</c> stands for it below.</item>
/// <item><c>name: pattern -> part:vendor:product:…</c> is a rule; the pattern has to fit the whole name of the operating system.</item>
/// <item><c>"exact name" -> part:vendor:product:…</c> maps one name, whatever the rules say.</item>
/// <item><c>noise pattern</c> is removed from a name that no rule recognizes; then the rules are tried once more.</item>
/// <item><c>cpe name: pattern -> part:vendor:product:…</c> corrects a CPE name of Qualys, <c>part:vendor:product:version:update</c>.</item>
/// <item><c>each table rule</c> is the rule once for each row of a table; <c>%column%</c> stands for a value of the row.</item>
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
    private static readonly Regex Noise = new(@"^noise\s+(?<pattern>.+)$", RegexOptions.CultureInvariant);
    private static readonly Regex Each = new(@"^each\s+(?<table>[a-z0-9-]+)\s+(?<rule>.+)$", RegexOptions.CultureInvariant);
    private static readonly Regex Rule = new(
        @"^(?<isforcpe>cpe\s+)?(?<name>[a-z0-9][a-z0-9.-]*)\s*:\s+(?<pattern>.+?)\s+->\s+(?<cpe>.+)$",
        RegexOptions.CultureInvariant);
    private static readonly Regex Exact = new(@"^""(?<name>[^""]+)""\s+->\s+(?<cpe>.+)$", RegexOptions.CultureInvariant);
    private static readonly Regex Word = new(@"@(?<word>[a-z]+)", RegexOptions.CultureInvariant);
    private static readonly Regex Column = new("%(?<column>[a-z]+)%", RegexOptions.CultureInvariant);

    private readonly string _fileName;
    private readonly RuleTable _table;
    private readonly List<string> _problems = [];
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OperatingSystemRule> _exact = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<OperatingSystemRule> _rules = [];
    private readonly List<OperatingSystemRule> _cpeRules = [];
    private readonly List<Regex> _noise = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private RuleFile(string fileName, RuleTable table) => (_fileName, _table) = (fileName, table);

    /// <summary>Reads the rules of a file.</summary>
    /// <param name="fileName">Named in errors.</param>
    /// <param name="text">The content.</param>
    /// <param name="table">The rows that rules are written out for; null without.</param>
    /// <exception cref="RuleFileException">At least one line is bad; each is named with its number.</exception>
    public static OperatingSystemRules Parse(string fileName, string text, RuleTable? table = null)
    {
        var file = new RuleFile(fileName, table ?? RuleTable.None);
        var number = 0;
        foreach (var line in text.Split('\n'))
            file.ReadLine(line.Trim().TrimStart('\uFEFF'), ++number);
        return file._problems.Count == 0
            ? new OperatingSystemRules(file.ToRuleSet())
            : throw new RuleFileException([.. file._problems.Take(MaxProblems)]);
    }

    private RuleSet ToRuleSet() => new(_fileName)
    {
        Ordered = _rules, ForCpeNames = _cpeRules, Exact = _exact, Noise = new NoiseWords(_noise),
    };

    private void ReadLine(string line, int number)
    {
        if (line.Length == 0 || line[0] == '#' || (line[0] == '[' && line[line.Length - 1] == ']'))
            return;
        var problem = Definition.Match(line) is { Success: true } definition ? Define(definition)
            : Exact.Match(line) is { Success: true } exact ? AddExact(exact)
            : Noise.Match(line) is { Success: true } noise ? AddNoise(noise)
            : Each.Match(line) is { Success: true } each ? AddEach(each)
            : ReadRule(line);
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

    private string? AddNoise(Match line)
    {
        var pattern = Expand(line.Groups["pattern"].Value, out var problem);
        if (pattern is null || CompilePart(pattern, out problem) is not { } compiled)
            return problem;
        if (compiled.IsMatch(""))
            return "the pattern fits an empty name, so it fits anywhere";
        _noise.Add(compiled);
        return null;
    }

    private string? AddEach(Match line)
    {
        var table = line.Groups["table"].Value;
        // The pieces first, because they may name columns too.
        var rule = Expand(line.Groups["rule"].Value, out var problem);
        if (rule is null)
            return problem;
        var rules = _table.WriteOut(table, rule);
        return rules.Count == 0 ? $"there is no table \"{table}\"" : rules.Select(ReadRule).FirstOrDefault(found => found is not null);
    }

    private string? ReadRule(string line)
    {
        if (Rule.Match(line) is { Success: true } rule)
            return Column.Match(line) is { Success: true } column
                ? $"{column.Value} stands for a value only in a line that begins with \"each\", and its table needs that column"
                : AddRule(rule);
        return "the line is neither a comment, a heading, \"let word = pattern\", \"noise pattern\", \"name: pattern -> cpe\" "
            + "nor \"\"exact name\" -> cpe\"";
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
            (line.Groups["isforcpe"].Success ? _cpeRules : _rules).Add(new OperatingSystemRule(name, compiled, template));
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

    private static Regex? Compile(string pattern, out string? problem) => CompilePart("^(?:" + pattern + ")$", out problem);

    private static Regex? CompilePart(string pattern, out string? problem)
    {
        problem = null;
        try
        {
            return new Regex(
                pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
                PatternTimeout);
        }
        catch (ArgumentException exception)
        {
            problem = $"the pattern is no regular expression: {exception.Message.TrimEnd('.')}";
            return null;
        }
    }
}
