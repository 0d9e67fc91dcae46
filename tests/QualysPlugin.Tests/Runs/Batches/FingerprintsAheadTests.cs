using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using QualysPlugin.Completeness;
using QualysPlugin.Runs.Batches;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs.Batches;

/// <summary>One look-up of fingerprints for several batches (R25).</summary>
[TestClass]
public sealed class FingerprintsAheadTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly FakeRanges _platform = new();
    private readonly CompletenessLedger _ledger = new();
    private readonly FingerprintsAhead _ahead;

    public FingerprintsAheadTests() => _ahead = new(new FingerprintRanges("source", _platform), _ledger, _time);

    [TestMethod]
    public async Task Batches_of_a_listing_share_a_look_up()
    {
        List(101, 160);

        var held = new[] { await FindAsync(101, 110), await FindAsync(111, 120), await FindAsync(121, 160) };

        CollectionAssert.AreEqual(new[] { "101-160" }, _platform.Asked);
        CollectionAssert.AreEqual(new[] { 10, 10, 40 }, held.Select(found => found!.Length).ToArray());
        Assert.AreEqual("111:1110 112:-", Text(held[1]!.Take(2)));
    }

    [TestMethod]
    public async Task Numbers_of_more_digits_are_looked_up_apart()
    {
        List(91, 130);

        await FindAsync(91, 95);
        await FindAsync(96, 99);
        await FindAsync(100, 110);

        CollectionAssert.AreEqual(new[] { "91-99", "100-130" }, _platform.Asked);
    }

    [TestMethod]
    public async Task A_look_up_serves_for_a_second()
    {
        List(101, 160);
        await FindAsync(101, 110);
        _time.Advance(TimeSpan.FromMilliseconds(999));
        await FindAsync(111, 120);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        await FindAsync(121, 130);

        CollectionAssert.AreEqual(new[] { "101-160", "121-160" }, _platform.Asked);
    }

    [TestMethod]
    public async Task Hosts_that_are_far_apart_in_the_listing_and_hosts_that_are_not_listed_are_looked_up_alone()
    {
        List(101, 160);

        await _ahead.FindAsync([101, 105], CancellationToken.None);
        await _ahead.FindAsync([150, 151, 170], CancellationToken.None);

        CollectionAssert.AreEqual(new[] { "101-105", "150-170" }, _platform.Asked);
    }

    [TestMethod]
    public async Task Where_the_platform_holds_far_more_assets_every_batch_is_looked_up_alone()
    {
        List(101, 160);
        _platform.MaxHosts = 20;

        await FindAsync(101, 110);
        var held = await FindAsync(111, 120);

        Assert.AreEqual("111:1110 112:-", Text(held!.Take(2)));
        CollectionAssert.AreEqual(new[] { "101-160", "101-110", "111-120" }, _platform.Asked);
    }

    private static string Text(IEnumerable<AssetFingerprint?> held) => string.Join(
        " ", held.Select((found, index) => found is { } print ? $"{print.Id}:{print.Fingerprint}" : $"{111 + index}:-"));

    private void List(long first, long last)
    {
        var listed = new HostIdSet();
        listed.AddRange(first, last);
        _ledger.Expect(listed);
    }

    private Task<AssetFingerprint?[]?> FindAsync(int first, int last) =>
        _ahead.FindAsync([.. Enumerable.Range(first, last - first + 1).Select(id => (long)id)], CancellationToken.None);

    /// <summary>Holds the assets with odd IDs, ten times the ID as their fingerprint.</summary>
    private sealed class FakeRanges : IAssetFingerprintRepository
    {
        public List<string> Asked { get; } = [];

        public int MaxHosts { get; set; } = int.MaxValue;

        public Task<IReadOnlyList<AssetFingerprint>?> FindRangeAsync(
            string source, string firstId, string lastId, int maxCount, CancellationToken cancellationToken)
        {
            Asked.Add($"{firstId}-{lastId}");
            var (first, last) = (int.Parse(firstId, CultureInfo.InvariantCulture), int.Parse(lastId, CultureInfo.InvariantCulture));
            return Task.FromResult<IReadOnlyList<AssetFingerprint>?>(last - first >= MaxHosts
                ? null
                : [.. Enumerable.Range(first, last - first + 1).Where(id => id % 2 == 1)
                    .Select(id => new AssetFingerprint($"{id}", id * 10, false))]);
        }
    }
}
