using System.Reflection;
using System.Text.RegularExpressions;

namespace RiskManager.ReferenceHost.Tests.Access;

/// <summary>The table of security requirements and the one of attacks name tests that exist, and leave no requirement out.</summary>
[TestClass]
public sealed partial class AsvsTests
{
    private static readonly string Repository = typeof(AsvsTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "Repository").Value!;

    /// <summary>The numbers of the requirements of levels 1 and 2 in each section of version 4.0.3.</summary>
    private static readonly Dictionary<string, int[]> Sections = new()
    {
        ["2.1"] = Count(12), ["2.2"] = Count(3), ["2.3"] = Count(3), ["2.4"] = Count(5), ["2.5"] = Count(7), ["2.6"] = Count(3),
        ["2.7"] = Count(6), ["2.8"] = Count(7), ["2.9"] = Count(3), ["2.10"] = Count(4), ["3.1"] = Count(1), ["3.2"] = Count(4),
        ["3.3"] = Count(4), ["3.4"] = Count(5), ["3.5"] = Count(3), ["3.7"] = Count(1), ["4.1"] = [1, 2, 3, 5], ["4.2"] = Count(2),
        ["4.3"] = Count(3), ["5.1"] = Count(5), ["5.2"] = Count(8), ["5.3"] = Count(10), ["5.4"] = Count(3), ["5.5"] = Count(4),
        ["6.1"] = Count(3), ["6.2"] = Count(6), ["6.3"] = Count(2), ["6.4"] = Count(2), ["12.1"] = Count(3), ["12.2"] = Count(1),
        ["12.3"] = Count(6), ["12.4"] = Count(2), ["12.5"] = Count(2), ["12.6"] = Count(1), ["14.1"] = Count(4), ["14.2"] = Count(6),
        ["14.3"] = [2, 3], ["14.4"] = Count(7), ["14.5"] = Count(4),
    };

    [TestMethod]
    public void Every_requirement_of_level_2_has_a_row_with_a_result_and_a_reason()
    {
        var rows = File.ReadLines(Path.Combine(Repository, "docs", "asvs.md"))
            .Where(line => Numbered().IsMatch(line)).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToList();
        var expected = Sections.SelectMany(section => section.Value.Select(number => $"{section.Key}.{number}"));

        CollectionAssert.AreEqual(expected.ToList(), rows.Select(cells => cells[1]).ToList());
        var unfinished = rows.Where(cells => cells[3] is not ("met" or "not met" or "n/a") || cells[4].Length == 0);
        Assert.IsEmpty(unfinished.Select(cells => cells[1]));
    }

    [TestMethod]
    [DataRow("docs/asvs.md")]
    [DataRow("SECURITY.md")]
    public void Every_test_that_is_named_exists(string page)
    {
        var text = File.ReadAllText(Path.Combine(Repository, page));
        var named = Named().Matches(text).Select(match => match.Groups[1].Value).Distinct().ToList();
        var sources = Directory.EnumerateFiles(Path.Combine(Repository, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .ToLookup(path => Path.GetFileNameWithoutExtension(path));

        Assert.IsGreaterThan(8, named.Count);
        foreach (var name in named)
        {
            var parts = name.Split('.');
            Assert.IsTrue(sources.Contains(parts[0]), name);
            if (parts.Length == 1) continue;
            var method = parts[1] + "(";
            Assert.IsTrue(sources[parts[0]].Any(path => File.ReadAllText(path).Contains(method, StringComparison.Ordinal)), name);
        }
    }

    private static int[] Count(int count) => [.. Enumerable.Range(1, count)];

    [GeneratedRegex(@"^\| \d+\.\d+\.\d+ \|")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\b(\w+Tests(?:\.\w+)?)\b(?!\.cs)")]
    private static partial Regex Named();
}
