using QualysPlugin.Tests.Components.Cpe;

namespace QualysPlugin.Tests.Components;

/// <summary>R13: names as public inventories and Qualys output write them, with every CPE name that is right for each.</summary>
[TestClass]
public sealed class SeenNamesTests
{
    private const string NoCpe = "NONE";

    private static readonly string[] Qualys = ["qualys", "qualys-sig"];

    private static readonly IReadOnlyList<SeenName> Names = Read();

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void No_name_gets_a_wrong_cpe_name()
    {
        var wrong = Names.Where(seen => NameOf(seen.Name) is var cpe && cpe != NoCpe && !seen.Right.Contains(cpe))
            .Select(seen => $"{seen.Name}: {NameOf(seen.Name)} instead of {string.Join(" | ", seen.Right)}").ToList();

        Assert.IsEmpty(wrong, string.Join("\n", wrong));
    }

    [TestMethod]
    [DataRow(true, 90)]
    [DataRow(false, 80)]
    public void Most_names_that_can_be_named_are_named(bool areOfQualys, int minPercent)
    {
        var nameable = Names.Where(seen => Qualys.Contains(seen.Origin) == areOfQualys && !seen.Right.Contains(NoCpe)).ToList();

        var unnamed = nameable.Where(seen => NameOf(seen.Name) == NoCpe).Select(seen => seen.Name).ToList();

        var percent = 100.0 * (nameable.Count - unnamed.Count) / nameable.Count;
        TestContext.WriteLine($"{nameable.Count - unnamed.Count} of {nameable.Count} are named ({percent:0.0} %). {string.Join("\n", unnamed)}");
        Assert.IsGreaterThanOrEqualTo(minPercent, percent, string.Join("\n", unnamed));
    }

    /// <summary>The page has a table of the name and the reason.</summary>
    [TestMethod]
    public void Every_name_without_a_cpe_name_stands_in_the_documentation_with_the_reason()
    {
        var documented = File.ReadLines(Path.Combine(TestSupport.Built.Repository, "docs", "operating-systems-without-cpe.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split('|'))
            .Where(cells => cells.Length == 2 && cells[1].Trim().Length > 0)
            .SelectMany(cells => cells[0].Split('`').Where((_, index) => index % 2 == 1))
            .ToList();

        CollectionAssert.AreEquivalent(Names.Select(seen => seen.Name).Where(name => NameOf(name) == NoCpe).ToList(), documented);
    }

    private static string NameOf(string name) => ShippedRules.Naming.Name(name, null).Cpe?.ToString() ?? NoCpe;

    private static List<SeenName> Read() =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Components", "Names", "os-names.tsv")).Skip(1)
            .Select(line => line.Split('\t'))
            .Select(columns => new SeenName(columns[0], [.. columns[1].Split(" | ").Select(Complete)], columns[2]))];

    private static string Complete(string cpe) =>
        cpe == NoCpe ? cpe : CpeNames.Parse("cpe:2.3:" + cpe + string.Concat(Enumerable.Repeat(":*", 11 - cpe.Split(':').Length))).ToString();

    private sealed record SeenName(string Name, IReadOnlyList<string> Right, string Origin);
}
