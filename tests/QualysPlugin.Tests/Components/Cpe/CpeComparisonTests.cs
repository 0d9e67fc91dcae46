using CsCheck;
using QualysPlugin.Components.Cpe;

namespace QualysPlugin.Tests.Components.Cpe;

/// <summary>NIST IR 7696: its table 6-2 row by row, and the comparison of names.</summary>
[TestClass]
public sealed class CpeComparisonTests
{
    [TestMethod]
    [DataRow(1, "ANY", "ANY", nameof(CpeRelation.Equal))]
    [DataRow(2, "ANY", "NA", nameof(CpeRelation.Superset))]
    [DataRow(3, "ANY", "i", nameof(CpeRelation.Superset))]
    [DataRow(4, "ANY", "m*", nameof(CpeRelation.Undefined))]
    [DataRow(5, "NA", "ANY", nameof(CpeRelation.Subset))]
    [DataRow(6, "NA", "NA", nameof(CpeRelation.Equal))]
    [DataRow(7, "NA", "i", nameof(CpeRelation.Disjoint))]
    [DataRow(8, "NA", "m*", nameof(CpeRelation.Undefined))]
    [DataRow(9, "i", "i", nameof(CpeRelation.Equal))]
    [DataRow(10, "i", "k", nameof(CpeRelation.Disjoint))]
    [DataRow(11, "i", "m*", nameof(CpeRelation.Undefined))]
    [DataRow(12, "i", "NA", nameof(CpeRelation.Disjoint))]
    [DataRow(13, "i", "ANY", nameof(CpeRelation.Subset))]
    [DataRow(14, "8*", @"8\.1", nameof(CpeRelation.Superset))]
    [DataRow(14, "9*", @"8\.1", nameof(CpeRelation.Disjoint))]
    [DataRow(15, "m*", "ANY", nameof(CpeRelation.Subset))]
    [DataRow(16, "m*", "NA", nameof(CpeRelation.Disjoint))]
    [DataRow(17, "m*", "k*", nameof(CpeRelation.Undefined))]
    public void Values_relate_as_the_table_says(int row, string source, string target, string relation) =>
        Assert.AreEqual(relation, CpeComparison.Compare(CpeNames.Value(source), CpeNames.Value(target)).ToString(), $"row {row}");

    [TestMethod]
    [DataRow("sp?", "sp", true)]
    [DataRow("sp?", "sp1", true)]
    [DataRow("sp?", "sp12", false)]
    [DataRow("sp??", "sp12", true)]
    [DataRow("?indows", "windows", true)]
    [DataRow("*server*", "windows_server_2019", true)]
    [DataRow("*server", "windows_server_2019", false)]
    [DataRow(@"8\.*", @"8\.0\.6001", true)]
    [DataRow(@"8\.\*", @"8\.0", false)]
    [DataRow("??0", @"1\.0", true)]
    [DataRow("?0", @"1\.0", false)]
    [DataRow("*a", "aba", true)]
    public void A_wildcard_stands_for_what_the_specification_says(string pattern, string text, bool matches) =>
        Assert.AreEqual(
            matches ? CpeRelation.Superset : CpeRelation.Disjoint, CpeComparison.Compare(CpeNames.Value(pattern), CpeNames.Value(text)));

    [TestMethod]
    [DataRow("o:microsoft:windows_7:*:*", "o:microsoft:windows_7:-:sp1", nameof(CpeRelation.Superset))]
    [DataRow("o:microsoft:windows_7:-:sp1", "o:microsoft:windows_7:*:*", nameof(CpeRelation.Subset))]
    [DataRow("o:microsoft:windows_7:-:sp1", "o:microsoft:windows_7:-:sp1", nameof(CpeRelation.Equal))]
    [DataRow("o:microsoft:windows_7:-:sp1", "o:microsoft:windows_8:-:*", nameof(CpeRelation.Disjoint))]
    [DataRow("o:microsoft:windows_7:*:sp1", "o:microsoft:windows_7:-:*", nameof(CpeRelation.Undefined))]
    [DataRow("a:microsoft:windows_7:*:*", "o:microsoft:windows_7:*:*", nameof(CpeRelation.Disjoint))]
    public void Names_relate_as_their_values_do(string source, string target, string relation) =>
        Assert.AreEqual(relation, CpeComparison.Compare(Name(source), Name(target)).ToString());

    [TestMethod]
    public void Whoever_is_superset_one_way_is_subset_the_other_way() =>
        Gen.Select(CpeNames.Any, CpeNames.Any)
            .Sample((left, right) => (CpeComparison.Compare(left, right), CpeComparison.Compare(right, left)) switch
        {
            (CpeRelation.Equal, var other) => other == CpeRelation.Equal,
            (CpeRelation.Superset, var other) => other is CpeRelation.Subset or CpeRelation.Undefined,
            _ => true,
        });

    [TestMethod]
    public void A_name_without_wildcards_equals_itself() =>
        CpeNames.Any.Select(WithoutWildcards).Sample(name => CpeComparison.Compare(name, name) == CpeRelation.Equal);

    private static CpeName WithoutWildcards(CpeName name) =>
        new([.. Enum.GetValues<CpeAttribute>()
            .Select(attribute => name[attribute].Kind == CpeValueKind.Pattern ? CpeValue.Any : name[attribute])]);

    private static CpeName Name(string start) => CpeNames.Parse($"cpe:2.3:{start}:*:*:*:*:*:*");
}
