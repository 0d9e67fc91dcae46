using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Organization.Perimeters;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Organization;

[StoreTestClass]
public sealed class AssetSearchTests
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task Pages_in_a_row_show_every_asset_once_and_in_order(bool descending)
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(
            string.Concat(Enumerable.Range(1, 130).Select(id => System($"a{id}", id % 3 == 0 ? "Windows" : id % 3 == 1 ? "linux" : null))));
        await store.ApplyAsync(string.Concat(Enumerable.Range(1, 40).Select(id => System($"b{id}", "Linux"))), perimeter: "Head office");
        var search = new AssetSearch(store.Database);
        var query = new AssetQuery(await PerimetersAsync(store), AssetColumn.OperatingSystem, Descending: descending);

        var found = new List<FoundAsset>();
        for (AssetPage? page = null; page is null || page.Next is not null;)
        {
            page = await search.FindAsync(query with { After = page?.Next }, CancellationToken.None);
            Assert.IsLessThanOrEqualTo(AssetQuery.PageSize, page.Assets.Count);
            found.AddRange(page.Assets);
        }

        Assert.HasCount(170, found.Select(asset => asset.Id).Distinct());
        Assert.HasCount(170, found);
        var keys = found.Select(asset => (asset.OperatingSystem ?? "").ToLowerInvariant()).ToList();
        CollectionAssert.AreEqual(
            (descending ? keys.OrderDescending(StringComparer.Ordinal) : keys.Order(StringComparer.Ordinal)).ToList(), keys);
    }

    [TestMethod]
    [DataRow("srv1", "Name", "SRV1,SRV10,srv12")]
    [DataRow(" SRV1 ", "Name", "SRV1,SRV10,srv12")]
    [DataRow("%", "Name", "")]
    [DataRow("10.0.", "HostAddress", "SRV1")]
    public async Task A_search_finds_what_begins_with_the_text_whatever_the_case(string text, string column, string expected)
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(
            TestStore.Asset("1", "<hostaddress>10.0.0.1</hostaddress>") + TestStore.Asset("2") + TestStore.Asset("10")
                + TestStore.Asset("12", name: "srv12"));
        var search = new AssetSearch(store.Database);
        var query = new AssetQuery(await PerimetersAsync(store), Enum.Parse<AssetColumn>(column), text);

        var page = await search.FindAsync(query, CancellationToken.None);

        Assert.AreEqual(expected, string.Join(',', page.Assets.Select(asset => asset.Name)));
        Assert.AreEqual(page.Assets.Count, await search.CountAsync(query, CancellationToken.None));
    }

    [TestMethod]
    public async Task Only_the_named_perimeters_are_searched()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1"));
        await store.ApplyAsync(TestStore.Asset("2"), perimeter: "Head office");
        var headOffice = await store.ReadAsync(
            connection => connection.GetTable<PerimeterRow>().Single(row => row.Name == "Head office").Id);

        var page = await new AssetSearch(store.Database).FindAsync(new AssetQuery([headOffice]), CancellationToken.None);

        Assert.AreEqual("SRV2", page.Assets.Single().Name);
    }

    private static string System(string id, string? name) =>
        TestStore.Asset(id, name is null ? "" : TestStore.Attribute(AssetAttributes.OperatingSystem, name));

    private static async Task<IReadOnlyList<long>> PerimetersAsync(TestStore store) =>
        [
            .. (await new PerimeterTree(store.Database).ReadAsync(CancellationToken.None)).SelectMany(root => root.WithBelow())
                .Select(node => node.Id),
        ];
}
