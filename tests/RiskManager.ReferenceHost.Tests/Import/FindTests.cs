using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Tests.Import;

[StoreTestClass]
public sealed class FindTests
{
    [TestMethod]
    public async Task Only_what_was_asked_for_and_exists_is_found()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1") + TestStore.Asset("2") + TestStore.Asset("3", source: "other"));

        var found = await store.Assets.FindAsync(TestStore.Source, ["2", "3", "4"], CancellationToken.None);

        Assert.AreEqual(TestStore.Key("2"), found.Single().Key);
    }

    [TestMethod]
    public async Task Ids_are_compared_by_ordinal()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("abc") + TestStore.Asset("010"));

        Assert.IsEmpty(await store.Assets.FindAsync(TestStore.Source, ["ABC", "10"], CancellationToken.None));
        Assert.HasCount(1, await store.Assets.FindAsync(TestStore.Source, ["010"], CancellationToken.None));
    }

    [TestMethod]
    public async Task Ten_thousand_ids_are_found_at_once()
    {
        await using var store = await TestStore.CreateAsync();
        var ids = Enumerable.Range(1, 10_000).Select(id => id.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToList();
        await store.ApplyAsync(string.Concat(ids.Select(id => TestStore.Asset(id))));

        Assert.HasCount(10_000, await store.Assets.FindAsync(TestStore.Source, ids, CancellationToken.None));
    }

    [TestMethod]
    public async Task Look_alikes_are_assets_of_other_sources_with_the_same_dns_name_or_address()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(
            TestStore.Asset("a", TestStore.Attribute("dnsName", "SRV1.example.com"), "OLD-1", "NeXpose")
            + TestStore.Asset("b", "<hostaddress>10.0.0.2</hostaddress>", "OLD-2", "NeXpose"),
            "Head office",
            run: "other");
        await store.ApplyAsync(
            TestStore.Asset("1", TestStore.Attribute("dnsName", "srv1.example.com"))
            + TestStore.Asset("2", TestStore.Attribute("ipAddress", "10.0.0.2"))
            + TestStore.Asset("3", TestStore.Attribute("ipAddress", "10.0.0.3")));

        var found = new List<LookAlike>();
        await foreach (var lookAlike in store.Assets.FindLookAlikesAsync(TestStore.Source, TestStore.Run, CancellationToken.None))
            found.Add(lookAlike);

        CollectionAssert.AreEquivalent(
            new[]
            {
                new LookAlike(TestStore.Key("1"), "SRV1", "OLD-1", "NeXpose", "Head office", "SRV1.example.com"),
                new LookAlike(TestStore.Key("2"), "SRV2", "OLD-2", "NeXpose", "Head office", "10.0.0.2"),
            },
            found);
    }

    [TestMethod]
    public async Task Assets_of_the_same_source_or_of_an_earlier_run_are_no_look_alikes()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(
            TestStore.Asset("x", TestStore.Attribute("dnsName", "same"), source: "other")
            + TestStore.Asset("1", TestStore.Attribute("dnsName", "same")),
            run: "earlier");
        await store.ApplyAsync(
            TestStore.Asset("2", TestStore.Attribute("dnsName", "twin"))
            + TestStore.Asset("3", TestStore.Attribute("dnsName", "twin")));

        await foreach (var lookAlike in store.Assets.FindLookAlikesAsync(TestStore.Source, TestStore.Run, CancellationToken.None))
            Assert.Fail(lookAlike.ToString());
    }
}
