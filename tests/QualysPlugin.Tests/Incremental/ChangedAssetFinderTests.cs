using NSubstitute;
using QualysPlugin.Completeness;
using QualysPlugin.Incremental;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Incremental;

/// <summary>The merge of what Qualys lists with what the platform holds.</summary>
[TestClass]
public sealed class ChangedAssetFinderTests
{
    private readonly List<AssetFingerprint> _held = [];
    private readonly List<(string First, string Last)> _asked = [];

    [TestMethod]
    public async Task Hosts_that_are_not_held_or_deleted_or_changed_by_hand_are_not_settled()
    {
        _held.AddRange(
            [new("7", 1, false), new("8", 1, Deleted: true), new("9", null, false), new("10", 1, false), new("99", 1, false),
                new("101", null, false)]);

        CollectionAssert.AreEqual(new long[] { 8, 9, 11, 100, 101 }, await ChangedAsync(true, [7, 8, 9, 10, 11, 99, 100, 101]));
    }

    [TestMethod]
    public async Task Without_update_what_people_changed_is_settled_and_what_they_deleted_is_not()
    {
        _held.AddRange([new("7", null, false), new("8", null, Deleted: true)]);

        CollectionAssert.AreEqual(new long[] { 8, 9 }, await ChangedAsync(false, [7, 8, 9]));
    }

    [TestMethod]
    public async Task A_range_has_ids_of_one_length_and_no_more_than_ten_thousand_of_them()
    {
        await ChangedAsync(true, Enumerable.Range(9_990, 15_000).Select(id => (long)id));

        CollectionAssert.AreEqual(new[] { ("9990", "9999"), ("10000", "19999"), ("20000", "24989") }, _asked);
    }

    [TestMethod]
    public async Task A_range_in_which_the_platform_holds_too_much_is_halved_and_nothing_is_missed()
    {
        _held.AddRange(Enumerable.Range(100_000, 300_000).Where(id => id % 3 > 0).Select(id => new AssetFingerprint($"{id}", 1, false)));

        var others = await ChangedAsync(true, Enumerable.Range(0, 3_000).Select(number => 100_000L + (number * 100)));

        CollectionAssert.AreEqual(
            Enumerable.Range(0, 3_000).Select(number => 100_000L + (number * 100)).Where(id => id % 3 == 0).ToArray(), others);
        Assert.IsLessThan(10, _asked.Count);
    }

    private async Task<long[]> ChangedAsync(bool overwrites, IEnumerable<long> listed)
    {
        var fingerprints = Substitute.For<IAssetFingerprintRepository>();
        fingerprints.FindRangeAsync("", "", "", 0, default).ReturnsForAnyArgs(call =>
        {
            var (first, last) = (call.ArgAt<string>(1), call.ArgAt<string>(2));
            _asked.Add((first, last));
            var range =
                _held.Where(asset => asset.Id.Length == first.Length && string.CompareOrdinal(asset.Id, first) >= 0
                    && string.CompareOrdinal(asset.Id, last) <= 0).ToList();
            return range.Count > call.ArgAt<int>(3) ? null : (IReadOnlyList<AssetFingerprint>)range;
        });
        var others = new HostIdSet();
        await new ChangedAssetFinder("Qualys:q", overwrites, fingerprints).FindChangedAsync(listed, others, CancellationToken.None);
        return [.. others.Ids];
    }
}
