using NSubstitute;
using QualysPlugin.Assets;
using QualysPlugin.Completeness;
using QualysPlugin.Runs.Batches;
using QualysPlugin.Tests.Assets;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs;

/// <summary>The ordered merge of a batch with what the host holds.</summary>
[TestClass]
public sealed class ExistingAssetLookupTests
{
    private const string Source = "Qualys:one.example.test";

    private readonly IAssetRepository _assets = Substitute.For<IAssetRepository>();
    private readonly IAssetFingerprintRepository _fingerprints = Substitute.For<IAssetFingerprintRepository>();
    private readonly List<string> _lookedUp = [];

    public ExistingAssetLookupTests() =>
        _assets.FindAsync(Source, Arg.Do<IReadOnlyCollection<string>>(_lookedUp.AddRange), Arg.Any<CancellationToken>())
        .Returns(call => call.Arg<IReadOnlyCollection<string>>()
            .Select(id => new StoredAsset(new AssetKey(Source, id)) { Name = "held" }).ToList());

    [TestMethod]
    public async Task Only_an_asset_whose_fingerprint_differs_is_looked_up()
    {
        Holds("10", "14", new("10", 10, false), new("11", null, false), new("12", 99, false), new("13", null, true));

        var held = await FindAsync(10, 11, 12, 13, 14);

        Assert.IsTrue(held.IsUnchanged(10));
        CollectionAssert.AreEqual(new[] { "11", "12" }, _lookedUp);
        Assert.AreEqual("held", held.Find("12")!.Name);
        Assert.IsTrue(held.Find("13")!.Deleted);
        Assert.IsFalse(held.IsUnchanged(14));
        Assert.IsNull(held.Find("14"));
    }

    [TestMethod]
    public async Task Assets_that_Qualys_did_not_deliver_are_passed_over_in_the_range()
    {
        Holds("10", "20", new("10", 10, false), new("11", 11, false), new("19", 19, false), new("20", 20, false));

        var held = await FindAsync(10, 20);

        Assert.IsTrue(held.IsUnchanged(10) && held.IsUnchanged(20));
        Assert.IsFalse(held.IsUnchanged(11));
    }

    [TestMethod]
    public async Task Numbers_of_more_digits_and_numbers_out_of_order_begin_another_range()
    {
        Holds("98", "99", new("98", 98, false), new("99", 99, false));
        Holds("100", "101", new("100", 100, false), new("101", 101, false));
        Holds("50", "50", new AssetFingerprint("50", 50, false));

        var held = await FindAsync(98, 99, 100, 101, 50);

        Assert.IsTrue(new long[] { 98, 99, 100, 101, 50 }.All(held.IsUnchanged));
        Assert.IsEmpty(_lookedUp);
    }

    [TestMethod]
    public async Task A_range_that_holds_too_many_other_assets_is_looked_up_one_by_one_id()
    {
        _fingerprints.FindRangeAsync(Source, "10", "90", Arg.Any<int>(), Arg.Any<CancellationToken>())
            .Returns((IReadOnlyList<AssetFingerprint>?)null);

        await FindAsync(10, 90);

        CollectionAssert.AreEqual(new[] { "10", "90" }, _lookedUp);
    }

    [TestMethod]
    public async Task A_host_without_fingerprints_is_asked_for_the_assets()
    {
        var held = await new ExistingAssetLookup(Source, comparesValues: true, _assets, null)
            .FindAsync(Records(10, 11), [10, 11], CancellationToken.None);

        CollectionAssert.AreEqual(new[] { "10", "11" }, _lookedUp);
        Assert.IsNotNull(held.Find("10"));
    }

    [TestMethod]
    public async Task Without_updates_an_asset_that_exists_needs_no_comparison()
    {
        Holds("10", "11", new("10", null, false), new("11", 99, false));

        var held = await new ExistingAssetLookup(Source, comparesValues: false, _assets, Ahead())
            .FindAsync(Records(10, 11), [10, 11], CancellationToken.None);

        Assert.IsTrue(held.IsUnchanged(10) && held.IsUnchanged(11));
        Assert.IsEmpty(_lookedUp);
    }

    [TestMethod]
    public async Task Where_every_fingerprint_is_known_no_asset_is_asked_for()
    {
        Holds("10", "11", new("10", 10, false), new("11", 11, false));

        await FindAsync(10, 11);

        await _assets.DidNotReceiveWithAnyArgs().FindAsync("", [], default);
        await _fingerprints.Received(1).FindRangeAsync(Source, "10", "11", 16, Arg.Any<CancellationToken>());
    }

    private static List<AssetRecord> Records(params long[] ids) => [.. ids.Select(id => AssetRecord.FromHost(Hosts.Host(id: id)))];

    private Task<ExistingAssets> FindAsync(params long[] ids) =>
        new ExistingAssetLookup(Source, comparesValues: true, _assets, Ahead()).FindAsync(Records(ids), ids, CancellationToken.None);

    private FingerprintsAhead Ahead() => new(new FingerprintRanges(Source, _fingerprints), new CompletenessLedger(), TimeProvider.System);

    private void Holds(string first, string last, params AssetFingerprint[] held) =>
        _fingerprints.FindRangeAsync(Source, first, last, Arg.Any<int>(), Arg.Any<CancellationToken>()).Returns(held);
}
