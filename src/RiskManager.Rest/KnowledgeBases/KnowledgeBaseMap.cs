using System.Text.RegularExpressions;
using RiskManager.Contracts;
using RiskManager.Rest.Texts;

namespace RiskManager.Rest.KnowledgeBases;

/// <summary>
/// Which CPE names lead to which knowledge bases: the platform's API does not tell, so a file beside <c>web.config</c> does. A line for
/// each CPE name, <c>cpe:2.3:… = MOD_EN.000133</c>; what follows a <c>#</c> at the beginning of a line or after a blank is a comment.
/// </summary>
public sealed partial class KnowledgeBaseMap
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "knowledge-bases.map";

    private KnowledgeBaseMap(IReadOnlyList<KnowledgeBaseMapping> mappings) => Mappings = mappings;

    /// <summary>The lines, in their order.</summary>
    public IReadOnlyList<KnowledgeBaseMapping> Mappings { get; }

    /// <summary>Reads the file beside <c>web.config</c>; without one the map is empty.</summary>
    /// <exception cref="TaskSettingsException">Lines are malformed; all of them at once.</exception>
    public static KnowledgeBaseMap Read(IApplicationFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return Parse(files.ReadText(FileName) ?? "");
    }

    /// <summary>Reads the text of the file.</summary>
    /// <exception cref="TaskSettingsException">Lines are malformed; all of them at once.</exception>
    public static KnowledgeBaseMap Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var mappings = new List<KnowledgeBaseMapping>();
        var problems = new List<LocalizedText>();
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var content = Comment().Replace(line, "").Trim();
            if (content.Length == 0) continue;
            if (Form().Match(content) is { Success: true } match)
                mappings.Add(new KnowledgeBaseMapping(match.Groups[1].Value, match.Groups[2].Value, number));
            else
                problems.Add(Words.Of($"""
                    {FileName}, line {number}: "{content}" is not understood; cpe:2.3:… = MOD_EN.000133 is expected.
                    """));
        }

        return problems.Count == 0 ? new KnowledgeBaseMap(mappings) : throw new TaskSettingsException(problems);
    }

    /// <summary>Makes sure that the platform has every knowledge base that the file names.</summary>
    /// <exception cref="TaskSettingsException">It does not have some; all of them at once.</exception>
    public void Verify(IReadOnlySet<string> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        var problems = Mappings.Where(mapping => !known.Contains(mapping.KnowledgeBaseId))
            .Select(mapping => Words.Of($"""
                {FileName}, line {mapping.Line}: Risk Manager has no knowledge base {mapping.KnowledgeBaseId}. The command knowledge-bases
                list shows those that it has, by the CustomerID of the page "List knowledge bases" of its documentation.
                """))
            .ToList();
        if (problems.Count > 0) throw new TaskSettingsException(problems);
    }

    [GeneratedRegex(@"(^|\s)#.*$")]
    private static partial Regex Comment();

    // A colon inside a part of the CPE name is escaped by a backslash.
    [GeneratedRegex(@"^(cpe:2\.3:[aoh*-](?::(?:[^:\\\s]|\\.)+){10})\s*=\s*([A-Za-z0-9_]{3,6}\.[0-9]{6})$")]
    private static partial Regex Form();
}
