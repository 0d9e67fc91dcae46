namespace QualysPlugin.Tests.Components;

/// <summary>Operating system names as Qualys writes them, with the CPE names that they must get (R13).</summary>
[TestClass]
public sealed class OperatingSystemTableTests
{
    private const string NoCpe = "none";

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow("first.tsv")]
    [DataRow("later.tsv")]
    [DataRow("collected.tsv")]
    public void At_least_97_of_100_names_are_right(string table)
    {
        var rows = Read(table);
        var wrong = rows.Where(row => NameOf(row.Name) != row.Cpe).Select(row => $"{row.Name}: {NameOf(row.Name)} instead of {row.Cpe}")
            .ToList();

        TestContext.WriteLine($"{table}: {rows.Count - wrong.Count} of {rows.Count} right.\n{string.Join("\n", wrong)}");
        Assert.IsGreaterThanOrEqualTo(0.97, (rows.Count - wrong.Count) / (double)rows.Count, string.Join("\n", wrong));
    }

    [TestMethod]
    [DataRow("first.tsv")]
    [DataRow("later.tsv")]
    [DataRow("collected.tsv")]
    public void No_ambiguous_name_is_answered_wrongly(string table)
    {
        var wrong = Read(table)
            .Where(row => row.Origin == "guesses" && NameOf(row.Name) is var named && named != NoCpe && named != row.Cpe)
            .Select(row => row.Name).ToList();

        Assert.IsEmpty(wrong);
    }

    private static string NameOf(string name) => ShippedRules.Naming.Name(name, null).Cpe?.ToString() ?? NoCpe;

    private static List<(string Name, string Cpe, string Origin)> Read(string table) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Components", "Names", table))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .Select(columns => (columns[0], columns[1], columns[2]))];
}
