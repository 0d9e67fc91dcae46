namespace QualysPlugin.Tests.Components;

/// <summary>Operating system names as Qualys writes them, with the CPE names that they must get (R13).</summary>
[TestClass]
public sealed class OperatingSystemTableTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow("first.tsv")]
    [DataRow("later.tsv")]
    [DataRow("collected.tsv")]
    public void At_least_97_of_100_names_are_right(string table)
    {
        var rows = Read(table);
        var wrong = rows.Where(row => NameTable.NameOf(row.Name) != row.Cpe)
            .Select(row => $"{row.Name}: {NameTable.NameOf(row.Name)} instead of {row.Cpe}").ToList();

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
            .Where(row => row.Origin == "guesses"
                && NameTable.NameOf(row.Name) is var named && named != NameTable.NoCpe && named != row.Cpe)
            .Select(row => row.Name).ToList();

        Assert.IsEmpty(wrong);
    }

    [TestMethod]
    public void Every_name_of_a_kind_that_was_missing_is_right()
    {
        var wrong = NameTable.Read("kinds.tsv").Where(columns => NameTable.NameOf(columns[0]) != NameTable.Complete(columns[1]))
            .Select(columns => $"{columns[0]}: {NameTable.NameOf(columns[0])} instead of {columns[1]}").ToList();

        Assert.IsEmpty(wrong, string.Join("\n", wrong));
    }

    private static List<(string Name, string Cpe, string Origin)> Read(string table) =>
        [.. NameTable.Read(table).Select(columns => (columns[0], columns[1], columns[2]))];
}
