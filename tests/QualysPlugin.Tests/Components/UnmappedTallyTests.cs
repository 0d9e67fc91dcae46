using CsCheck;
using QualysPlugin.Components;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Components;

/// <summary>R13, R24: what could not be mapped is counted, over an interruption too.</summary>
[TestClass]
public sealed class UnmappedTallyTests
{
    [TestMethod]
    public void Assets_are_counted_by_name_and_those_without_a_name_or_with_a_component_are_not()
    {
        var tally = UnmappedTally.Empty.With([Unmapped("B"), Unmapped("A"), Unmapped("A"), Unmapped(""), Mapped("C")]);

        CollectionAssert.AreEqual(
            new[] { new UnmappedOperatingSystem("A", UnmappedReason.NoCpeName, 2),
                new UnmappedOperatingSystem("B", UnmappedReason.NoCpeName, 1) }, tally.List.ToList());
    }

    [TestMethod]
    public void Names_beyond_the_bound_are_counted_together()
    {
        var tally =
            UnmappedTally.Empty.With(Enumerable.Range(0, UnmappedTally.MaxNames + 5).Select(number => Unmapped($"system {number}")));

        Assert.HasCount(UnmappedTally.MaxNames, tally.List);
        Assert.AreEqual(5, tally.Unlisted);
    }

    [TestMethod]
    public void A_tally_comes_back_from_a_checkpoint_with_room() =>
        Gen.String.Array[0, 30].Sample(names =>
        {
            var tally = UnmappedTally.Empty.With(names.Where(name => !name.Any(char.IsSurrogate)).Select(Unmapped));
            return UnmappedTally.Parse(tally.Write(int.MaxValue)).Equals(tally);
        });

    [TestMethod]
    public void In_a_checkpoint_without_room_no_asset_is_lost_from_the_count()
    {
        var tally =
            UnmappedTally.Empty.With(Enumerable.Range(0, 500)
                .Select(number => Unmapped($"an operating system with a name of some length {number % 100}")));

        var text = tally.Write(1_000);
        var back = UnmappedTally.Parse(text);

        Assert.IsLessThanOrEqualTo(1_000, text.Length);
        Assert.AreEqual(500, back.Unlisted + back.List.Sum(system => system.Assets));
    }

    [TestMethod]
    public void A_tally_is_written_with_the_unlisted_first_and_then_the_most_frequent_names()
    {
        var tally = UnmappedTally.Parse("3").With([Unmapped("B b"), Unmapped("A"), Unmapped("C"), Unmapped("C")]);

        Assert.AreEqual("3|2/0/C|1/0/A|1/0/B%20b", tally.Write(1_000));
    }

    [TestMethod]
    [DataRow(36, "0|2/0/C|1/0/A|1/0/B")]
    [DataRow(35, "1|2/0/C|1/0/A")]
    [DataRow(20, "4")]
    public void A_name_is_written_as_long_as_there_is_room_besides_that_of_the_unlisted(int room, string text)
    {
        var tally = UnmappedTally.Empty.With([Unmapped("B"), Unmapped("A"), Unmapped("C"), Unmapped("C")]);

        Assert.AreEqual(text, tally.Write(room + 2));
    }

    [TestMethod]
    [DataRow("", 0L, "")]
    [DataRow("7", 7L, "")]
    [DataRow("7|2/0/A|3/1/B%20b|4/2/C/c", 7L, "4 SeveralKnowledgeBases C/c; 3 NoKnowledgeBase B b; 2 NoCpeName A")]
    [DataRow("7|0/0/A|x/0/B|1/9/C|1/0", 7L, "")]
    [DataRow("x|2/0/A", 0L, "2 NoCpeName A")]
    public void What_cannot_be_read_of_a_tally_counts_as_nothing(string text, long unlisted, string names)
    {
        var tally = UnmappedTally.Parse(text);

        Assert.AreEqual(
            (unlisted, names),
            (tally.Unlisted, string.Join("; ", tally.List.Select(system => $"{system.Assets} {system.Reason} {system.Name}"))));
    }

    [TestMethod]
    public void Names_that_are_known_are_counted_beyond_the_bound_too()
    {
        var full = UnmappedTally.Empty.With(Enumerable.Range(0, UnmappedTally.MaxNames).Select(number => Unmapped($"system {number:D4}")));

        var tally = full.With([Unmapped("system 0007"), Unmapped("another")]);

        Assert.AreEqual(("system 0007", 2L, 1L), (tally.List[0].Name, tally.List[0].Assets, tally.Unlisted));
        Assert.HasCount(UnmappedTally.MaxNames, full.List);
        Assert.AreEqual(1L, full.List[0].Assets);
    }

    [TestMethod]
    public void Tallies_are_equal_if_names_and_unlisted_are()
    {
        var tally = UnmappedTally.Empty.With([Unmapped("A")]);

        Assert.AreEqual(UnmappedTally.Parse("0|1/0/A"), tally);
        Assert.AreEqual(UnmappedTally.Parse("0|1/0/A").GetHashCode(), tally.GetHashCode());
        Assert.AreNotEqual(UnmappedTally.Parse("1|1/0/A"), tally);
        Assert.AreNotEqual(UnmappedTally.Parse("0|1/0/B"), tally);
        Assert.AreSame(tally, tally.With([Mapped("C"), Unmapped("")]));
    }

    private static OperatingSystemMapping Unmapped(string name) =>
        new(name, new NamedOperatingSystem(null, null, []), KnowledgeBaseMatch.None);

    private static OperatingSystemMapping Mapped(string name) =>
        Unmapped(name) with { Match = new KnowledgeBaseMatch([new KnowledgeBase("ONE.000001", "One", [])]) };
}
