using CsCheck;
using QualysPlugin.Completeness;

namespace QualysPlugin.Tests.Completeness;

/// <summary>R22.</summary>
[TestClass]
public sealed class CompletenessTests
{
    [TestMethod]
    public void A_set_of_ids_behaves_like_a_sorted_set() =>
        Gen.Select(Gen.Long[1, 120].List[0, 200], Gen.Long[0, 130]).Sample((ids, probe) =>
    {
        var set = new HostIdSet();
        var model = new SortedSet<long>();
        foreach (var id in ids)
            Assert.AreEqual(model.Add(id), set.Add(id));
        Assert.AreEqual(model.Count, set.Count);
        CollectionAssert.AreEqual(model.ToArray(), set.Ids.ToArray());
        CollectionAssert.AreEqual(model.Where(id => id >= probe).ToArray(), set.From(probe).ToArray());
        Assert.AreEqual(model.Contains(probe), set.Contains(probe));
        Assert.AreEqual(model.Count == 0 ? null : model.Max, set.Highest);
    });

    [TestMethod]
    public void Sets_are_joined_and_taken_from_each_other_as_sorted_sets_are() =>
        Gen.Select(Gen.Long[1, 60].List[0, 60], Gen.Long[1, 60].List[0, 60]).Sample((left, right) =>
    {
        var (set, other) = (SetOf(left), SetOf(right));

        CollectionAssert.AreEqual(new SortedSet<long>(left.Except(right)).ToArray(), set.Except(other).ToArray());
        set.UnionWith(other);
        CollectionAssert.AreEqual(new SortedSet<long>(left.Concat(right)).ToArray(), set.Ids.ToArray());
        Assert.AreEqual(set.Ids.LongCount(), set.Count);
    });

    [TestMethod]
    public void A_host_is_present_if_qualys_listed_or_delivered_it_and_did_not_remove_it_during_the_run()
    {
        var ledger = new CompletenessLedger();
        ledger.Expect(SetOf([1, 2, 3]));
        ledger.Commit(1);
        ledger.Commit(9);
        ledger.MarkPurged(2);

        CollectionAssert.AreEqual(new[] { 1L, 3, 9 }, Enumerable.Range(0, 12).Select(id => (long)id).Where(ledger.IsPresent).ToArray());
    }

    [TestMethod]
    public void A_record_is_reserved_once_and_what_was_resumed_is_a_duplicate()
    {
        var ledger = new CompletenessLedger();
        ledger.Resume(SetOf([1, 2]));

        Assert.IsFalse(ledger.TryReserve(2));
        Assert.IsTrue(ledger.TryReserve(3));
        Assert.IsFalse(ledger.TryReserve(3));
        Assert.IsFalse(ledger.IsCommitted(3));
        Assert.AreEqual(2, ledger.Committed);
    }

    [TestMethod]
    public void Ranges_add_every_id_that_they_cover() => Gen.Select(Gen.Long[1, 60], Gen.Long[0, 20]).List[0, 12].Sample(ranges =>
    {
        var set = new HostIdSet();
        var model = new SortedSet<long>();
        foreach (var (first, length) in ranges)
        {
            set.AddRange(first, first + length);
            for (var id = first; id <= first + length; id++)
                model.Add(id);
        }

        Assert.AreEqual(model.Count, set.Count);
        CollectionAssert.AreEqual(model.ToArray(), set.Ids.ToArray());
    });

    [TestMethod]
    public void A_run_is_complete_when_every_listed_id_is_committed()
    {
        var proof = Ledger(listed: [1, 2, 3], committed: [1, 2, 3]).Verify(accounted: 3, quarantinedWithoutId: 0);

        Assert.AreEqual((3L, 0L), (proof.Expected, proof.Missing));
    }

    [TestMethod]
    public void A_listed_id_that_was_not_committed_is_missing_and_named()
    {
        var proof = Ledger(listed: [1, 2, 3], committed: [1, 3]).Verify(accounted: 2, quarantinedWithoutId: 0);

        Assert.AreEqual((3L, 1L, "2"), (proof.Expected, proof.Missing, string.Join(",", proof.MissingIds)));
    }

    [TestMethod]
    public void A_surplus_record_cannot_hide_a_missing_one()
    {
        var proof = Ledger(listed: [1, 2, 3], committed: [1, 3, 99]).Verify(accounted: 3, quarantinedWithoutId: 0);

        Assert.AreEqual((4L, 1L), (proof.Expected, proof.Missing));
    }

    [TestMethod]
    public void A_purged_host_is_not_expected_any_more()
    {
        var ledger = Ledger(listed: [1, 2, 3], committed: [1, 3]);
        ledger.MarkPurged(2);

        Assert.AreEqual((2L, 0L), (ledger.Verify(2, 0).Expected, ledger.Verify(2, 0).Missing));
    }

    [TestMethod]
    public void A_quarantined_record_without_an_id_stands_for_one_that_is_missing()
    {
        var proof = Ledger(listed: [1, 2, 3], committed: [1, 3]).Verify(accounted: 3, quarantinedWithoutId: 1);

        Assert.AreEqual((3L, 0L), (proof.Expected, proof.Missing));
    }

    [TestMethod]
    public void A_quarantined_record_that_stands_for_a_missing_id_leaves_no_missing_ids() =>
        Assert.IsEmpty(Ledger(listed: [1, 2], committed: [1]).Verify(accounted: 2, quarantinedWithoutId: 1).MissingIds);

    [TestMethod]
    public void What_is_expected_is_what_was_listed_without_what_was_purged()
    {
        var ledger = new CompletenessLedger();
        Assert.AreEqual((false, 0L), (ledger.HasListing, ledger.Listed));

        ledger.Expect(SetOf([1, 2, 3]));
        ledger.MarkPurged(2);

        Assert.AreEqual((true, 2L), (ledger.HasListing, ledger.Listed));
    }

    [TestMethod]
    public void At_most_a_thousand_missing_ids_are_named()
    {
        var proof = Ledger(listed: [.. Enumerable.Range(1, 1_001).Select(id => (long)id)], committed: []).Verify(0, 0);

        Assert.AreEqual((1_001L, 1_000, "1", "1000"), (proof.Missing, proof.MissingIds.Count, proof.MissingIds[0], proof.MissingIds[^1]));
    }

    /// <summary>R25: a million IDs take little memory because IDs in a row are kept as one range, in whatever order they come.</summary>
    [TestMethod]
    [DataRow(1, 20_000, 0)]
    [DataRow(20_000, 1, 0)]
    [DataRow(1, 20_000, 1_000_000)]
    public void Consecutive_ids_are_kept_as_one_range(int first, int last, int before)
    {
        var set = new HostIdSet();
        if (before > 0)
            set.Add(before);
        var step = Math.Sign(last - first);
        var allocated = GC.GetAllocatedBytesForCurrentThread();

        for (var id = first; id != last + step; id += step)
            set.Add(id);

        Assert.IsLessThan(50_000, GC.GetAllocatedBytesForCurrentThread() - allocated);
        Assert.AreEqual(before > 0 ? 20_001 : 20_000, set.Count);
    }

    private static CompletenessLedger Ledger(long[] listed, long[] committed)
    {
        var ledger = new CompletenessLedger();
        ledger.Expect(SetOf(listed));
        foreach (var id in committed)
            ledger.Commit(id);
        return ledger;
    }

    private static HostIdSet SetOf(IEnumerable<long> ids)
    {
        var set = new HostIdSet();
        foreach (var id in ids)
            set.Add(id);
        return set;
    }
}
