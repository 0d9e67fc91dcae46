using RiskManager.ReferenceHost.Organization.Assets;

namespace RiskManager.ReferenceHost.Tests.Organization.Systems;

[TestClass]
public sealed class OperatingSystemCountsTests
{
    [TestMethod]
    public async Task The_page_of_a_run_never_shows_a_count_from_before_its_end()
    {
        await using var store = await TestStore.CreateAsync();
        using var counts = new OperatingSystemCounts(store.Database, store.Clock);
        Assert.IsEmpty(await counts.ReadAsync(null, CancellationToken.None));
        await store.ApplyAsync(TestStore.Asset("1", TestStore.Attribute("operatingSystem", "Windows 11")));
        store.Clock.Advance(TimeSpan.FromSeconds(5));
        var ended = store.Clock.GetUtcNow();
        store.Clock.Advance(TimeSpan.FromSeconds(1));

        var kept = await counts.ReadAsync(null, CancellationToken.None);
        var after = await counts.ReadAsync(ended, CancellationToken.None);

        Assert.IsEmpty(kept);
        Assert.AreEqual(1, after.Single().Assets);
    }
}
