using CsCheck;
using QualysPlugin.Completeness;
using QualysPlugin.Filters;
using QualysPlugin.Partitions;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Partitions;

/// <summary>R22: partitions leave no host out and have none twice.</summary>
[TestClass]
public sealed class IdPartitioningTests
{
    [TestMethod]
    public void Ranges_touch_one_another_cover_every_id_and_hold_about_the_same_number_of_hosts() =>
        Gen.Select(Gen.Long[1, 100_000].Array[1, 400], Gen.Long[1, 50], Gen.Int[1, 12]).Sample((ids, least, most) =>
        {
            var listed = SetOf(ids);

            var parts = IdPartitioning.Cut(listed, new PartitionRequest(least, most));

            Assert.AreEqual(IdRange.All.First, parts[0].Ids.First);
            Assert.AreEqual(IdRange.All.Last, parts[^1].Ids.Last);
            Assert.IsTrue(parts.Zip(parts.Skip(1)).All(pair => pair.Second.Ids.First == pair.First.Ids.Last + 1));
            Assert.IsTrue(parts.All(part => part.Hosts == listed.Ids.LongCount(part.Ids.Contains)));
            Assert.IsLessThanOrEqualTo(most, parts.Count);
            Assert.IsLessThanOrEqualTo(1, parts.Max(part => part.Hosts) - parts.Min(part => part.Hosts));
            Assert.IsTrue(parts.Count == 1 || parts.Min(part => part.Hosts) >= least);
        });

    [TestMethod]
    public void An_inventory_that_is_empty_or_too_small_for_two_is_one_range()
    {
        Assert.HasCount(1, IdPartitioning.Cut(SetOf([]), new PartitionRequest(1, 4)));
        Assert.HasCount(1, IdPartitioning.Cut(SetOf([1, 2, 3]), new PartitionRequest(2, 4)));
        Assert.HasCount(2, IdPartitioning.Cut(SetOf([1, 2, 3, 4]), new PartitionRequest(2, 4)));
    }

    private static HostIdSet SetOf(IEnumerable<long> ids)
    {
        var set = new HostIdSet();
        foreach (var id in ids)
            set.Add(id);
        return set;
    }
}
