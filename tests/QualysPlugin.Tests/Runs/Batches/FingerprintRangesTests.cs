using NSubstitute;
using QualysPlugin.Runs.Batches;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs.Batches;

/// <summary>Ranges in which the order of numbers is that of their texts (R25).</summary>
[TestClass]
public sealed class FingerprintRangesTests
{
    private readonly IAssetFingerprintRepository _platform = Substitute.For<IAssetFingerprintRepository>();

    [TestMethod]
    [DataRow(new long[] { }, "")]
    [DataRow(new long[] { 7 }, "7")]
    [DataRow(new long[] { 8, 9, 10, 11 }, "8,9|10,11")]
    [DataRow(new long[] { 0, 9, 10, 99, 100, 999, 1_000 }, "0,9|10,99|100,999|1000")]
    [DataRow(new long[] { 5, 5, 6 }, "5|5,6")]
    [DataRow(new long[] { 7, 6 }, "7|6")]
    [DataRow(new long[] { 11, 12, 13, 14, 15, 16, 17 }, "11,12,13|14,15,16|17")]
    [DataRow(
        new long[] { 999_999_999_999_999_999, 1_000_000_000_000_000_000, long.MaxValue - 1 },
        "999999999999999999|1000000000000000000,9223372036854775806")]
    public void Ids_are_cut_where_they_get_longer_do_not_ascend_or_are_enough(long[] ids, string ranges) =>
        Assert.AreEqual(ranges, string.Join("|", FingerprintRanges.Split(ids, 3).Select(range => string.Join(",", range))));

    [TestMethod]
    public async Task What_the_platform_holds_is_joined_to_the_ids_in_one_pass()
    {
        Holds("10", "12", "14", "18");

        var held = await FindAsync(11, 12, 13, 14, 15);

        CollectionAssert.AreEqual(new[] { null, "12", null, "14", null }, held!.Select(found => found?.Id).ToArray());
    }

    [TestMethod]
    public async Task A_platform_that_holds_nothing_in_the_range_holds_none_of_its_ids()
    {
        Holds();

        CollectionAssert.AreEqual(new string?[] { null, null }, (await FindAsync(11, 12))!.Select(found => found?.Id).ToArray());
    }

    [TestMethod]
    public async Task A_platform_that_holds_too_many_says_nothing_of_the_ids()
    {
        _platform.FindRangeAsync("source", "11", "12", 7, Arg.Any<CancellationToken>()).Returns((IReadOnlyList<AssetFingerprint>?)null);

        Assert.IsNull(await FindAsync(11, 12));
    }

    private void Holds(params string[] ids) => _platform.FindRangeAsync("", "", "", 0, default).ReturnsForAnyArgs(
        [.. ids.Select(id => new AssetFingerprint(id, 1, false))]);

    private Task<AssetFingerprint?[]?> FindAsync(params long[] ids) =>
        new FingerprintRanges("source", _platform).FindAsync(ids, 7, CancellationToken.None);
}
