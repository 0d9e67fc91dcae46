using System.Reflection;
using System.Text.RegularExpressions;
using RiskManager.ReferenceHost.Commands.Output;

namespace RiskManager.ReferenceHost.Tests.Texts;

/// <summary>What the pages say fits the product, and each page leads to pages that exist.</summary>
[TestClass]
public sealed partial class DocumentationTests
{
    private static readonly string Repository = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "Repository").Value!;

    [TestMethod]
    public void One_page_lists_every_exit_code()
    {
        var page = File.ReadAllText(Path.Combine(Repository, "docs", "operations.md"));
        var section = page.Split("## Exit codes")[1].Split("\n## ")[0];

        var codes = typeof(ExitCodes).GetFields().Where(field => field.FieldType == typeof(int))
            .Select(field => (int)field.GetValue(null)!);

        CollectionAssert.AreEquivalent(
            codes.ToList(), ExitCodeRow().Matches(section).Select(row => int.Parse(row.Groups[1].Value, null)).ToList());
    }

    [TestMethod]
    public void A_block_of_commands_that_PowerShell_reads_differently_has_one_for_PowerShell()
    {
        var checkedBlocks = 0;
        foreach (var page in Pages())
        {
            var blocks = Block().Matches(File.ReadAllText(page))
                .Select(block => (Language: block.Groups[1].Value, Text: block.Groups[2].Value)).ToList();
            for (var i = 0; i < blocks.Count; i++)
            {
                if (blocks[i].Language.Length > 0 || !ShellOnly().IsMatch(blocks[i].Text)) continue;
                checkedBlocks++;
                Assert.AreEqual("powershell", i + 1 < blocks.Count ? blocks[i + 1].Language : "", $"{page}: {blocks[i].Text}");
                foreach (var variable in Variable().Matches(blocks[i].Text).Select(match => match.Groups[1].Value))
                    Assert.Contains($"$env:{variable} = '", blocks[i + 1].Text, page);
                Assert.IsFalse(ShellOnly().IsMatch(blocks[i + 1].Text), blocks[i + 1].Text);
            }
        }

        Assert.IsGreaterThan(3, checkedBlocks);
    }

    [TestMethod]
    public void Every_link_leads_to_a_page_and_a_heading_that_exist()
    {
        foreach (var page in Pages())
        {
            foreach (var link in Link().Matches(File.ReadAllText(page)).Select(match => match.Groups[1].Value))
            {
                if (link.Contains("://", StringComparison.Ordinal) || link.StartsWith("mailto:", StringComparison.Ordinal)) continue;
                var (path, heading) = (link.Split('#')[0], link.Contains('#', StringComparison.Ordinal) ? link.Split('#')[1] : "");
                var target = path.Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, path));
                Assert.IsTrue(File.Exists(target) || Directory.Exists(target), $"{page}: {link}");
                if (heading.Length > 0) CollectionAssert.Contains(Headings(target), heading, $"{page}: {link}");
            }
        }
    }

    [TestMethod]
    public void Every_page_that_a_message_or_a_help_page_names_exists()
    {
        var sources = new[] { "*.cs", "*.resx", "*.razor" }
            .SelectMany(pattern => Directory.EnumerateFiles(Path.Combine(Repository, "src"), pattern, SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        var named = sources.SelectMany(file => PageName().Matches(File.ReadAllText(file)).Select(match => (file, match.Value))).ToList();

        Assert.IsNotEmpty(named);
        foreach (var (file, name) in named) Assert.IsTrue(File.Exists(Path.Combine(Repository, name)), $"{file}: {name}");
    }

    [TestMethod]
    public void Examples_of_explain_are_of_the_sample_data()
    {
        var settings = File.ReadAllText(Path.Combine(Repository, "samples", "nightly.json"));
        var examples = Pages().SelectMany(page => Explain().Matches(File.ReadAllText(page))).ToList();

        Assert.IsGreaterThan(1, examples.Count);
        foreach (var example in examples)
        {
            Assert.Contains($"\"serverUrl\": \"http://{example.Groups[1].Value}\"", settings);
            Assert.IsInRange(100_001, 102_000, int.Parse(example.Groups[2].Value, null));
        }
    }

    private static IEnumerable<string> Pages() => Directory.EnumerateFiles(Repository, "*.md")
        .Concat(Directory.EnumerateFiles(Path.Combine(Repository, "docs"), "*.md", SearchOption.AllDirectories));

    /// <summary>The headings of a page as links name them.</summary>
    private static List<string> Headings(string page) =>
    [
        .. Heading().Matches(File.ReadAllText(page)).Select(match => NotInAnchor().Replace(match.Groups[1].Value.ToLowerInvariant(), "")
            .Trim().Replace(' ', '-')),
    ];

    [GeneratedRegex(@"^\| (\d+) \|", RegexOptions.Multiline)]
    private static partial Regex ExitCodeRow();

    [GeneratedRegex(@"^ *```(\w*)\n(.*?)^ *```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^\s*(export |[A-Za-z_]\w*=\S|mkdir -p |cp [^\s,]+ \S+ \S)|\\$", RegexOptions.Multiline)]
    private static partial Regex ShellOnly();

    [GeneratedRegex(@"(?:^|export |\s)([A-Z][A-Za-z_]*)=\S", RegexOptions.Multiline)]
    private static partial Regex Variable();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInAnchor();

    [GeneratedRegex(@" explain --source Qualys:(\S+) --id (\d+)")]
    private static partial Regex Explain();

    [GeneratedRegex(@"\bdocs/[\w-]+\.md\b")]
    private static partial Regex PageName();
}
