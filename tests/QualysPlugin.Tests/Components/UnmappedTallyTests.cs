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

    private static OperatingSystemMapping Unmapped(string name) =>
        new(name, new NamedOperatingSystem(null, null, []), KnowledgeBaseMatch.None);

    private static OperatingSystemMapping Mapped(string name) =>
        Unmapped(name) with { Match = new KnowledgeBaseMatch([new KnowledgeBase("ONE.000001", "One", [])]) };
}
