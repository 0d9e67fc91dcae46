using QualysPlugin.Components;

namespace QualysPlugin.Tests.Components;

/// <summary>R13: names as public inventories and Qualys output write them, with every CPE name that is right for each.</summary>
[TestClass]
public sealed class SeenNamesTests
{
    private static readonly string[] Qualys = ["qualys", "qualys-sig"];

    private static readonly IReadOnlyList<SeenName> Names =
        [.. NameTable.Read("os-names.tsv").Skip(1)
            .Select(columns => new SeenName(columns[0], [.. columns[1].Split(" | ").Select(NameTable.Complete)], columns[2]))];

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void No_name_gets_a_wrong_cpe_name()
    {
        var wrong = Names.Where(seen => NameTable.NameOf(seen.Name) is var cpe && cpe != NameTable.NoCpe && !seen.Right.Contains(cpe))
            .Select(seen => $"{seen.Name}: {NameTable.NameOf(seen.Name)} instead of {string.Join(" | ", seen.Right)}").ToList();

        Assert.HasCount(263, Names);
        Assert.IsEmpty(wrong, string.Join("\n", wrong));
    }

    [TestMethod]
    [DataRow(true, 90)]
    [DataRow(false, 80)]
    public void Most_names_that_can_be_named_are_named(bool areOfQualys, int minPercent)
    {
        var nameable = Names.Where(seen => Qualys.Contains(seen.Origin) == areOfQualys && !seen.Right.Contains(NameTable.NoCpe)).ToList();

        var unnamed = nameable.Where(seen => NameTable.NameOf(seen.Name) == NameTable.NoCpe).Select(seen => seen.Name).ToList();

        var percent = 100.0 * (nameable.Count - unnamed.Count) / nameable.Count;
        TestContext.WriteLine($"{nameable.Count - unnamed.Count} of {nameable.Count} are named ({percent:0.0} %).");
        Assert.IsGreaterThanOrEqualTo(minPercent, percent, string.Join("\n", unnamed));
    }

    /// <summary>The page has tables of names and the reason.</summary>
    [TestMethod]
    public void Every_name_without_a_cpe_name_stands_in_the_documentation_with_the_reason()
    {
        var documented = File.ReadLines(Path.Combine(TestSupport.Built.Repository, "docs", "operating-systems-without-cpe.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split('|'))
            .Where(cells => cells.Length == 2 && cells[1].Trim().Length > 0)
            .Select(cells => cells[0].Trim(' ', '`'))
            .ToList();

        var unnamed = Names.Select(seen => seen.Name).Where(name => NameTable.NameOf(name) == NameTable.NoCpe)
            .Select(OperatingSystemName.Fold).ToList();
        var differences = unnamed.Except(documented).Concat(documented.Except(unnamed));
        CollectionAssert.AreEquivalent(unnamed, documented, string.Join("\n", differences));
    }

    private sealed record SeenName(string Name, IReadOnlyList<string> Right, string Origin);
}
