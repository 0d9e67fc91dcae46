using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Organization.Perimeters;
using RiskManager.ReferenceHost.Organization.Search;
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
    public async Task A_search_finds_what_holds_the_text_whatever_the_case(string text, string column, string expected)
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

    [TestMethod]
    [DataRow("srv-a", "1")]
    [DataRow("A.EXAMPLE", "1")]
    [DataRow("netb", "2")]
    [DataRow("10.1.2.", "1,2")]
    [DataRow("server 2019", "2")]
    [DataRow("98765", "3")]
    [DataRow("10.1.0.0/16", "1,2,3")]
    [DataRow("10.1.2.4-10.1.2.255", "2")]
    [DataRow("10.1.3.0/24", "3")]
    [DataRow("2001:db8::/32", "4")]
    [DataRow("2001:0DB8:0:0::1", "4")]
    [DataRow("fe80::/10", "")]
    [DataRow("z", "4")]
    [DataRow("zz", "4")]
    [DataRow("20", "4")]
    [DataRow("10", "1,2,3")]
    [DataRow("rv", "")]
    [DataRow("nowhere", "")]
    public async Task A_search_looks_where_people_expect_it_before_and_after_the_index_is_up_to_date(string text, string expected)
    {
        await using var store = await TestStore.CreateAsync();
        await ApplyFourAsync(store);
        var search = new AssetSearch(store.Database);
        var query = new AssetQuery(await PerimetersAsync(store), AssetQuery.ColumnOf(null, text), text);

        var before = await search.FindAsync(query, CancellationToken.None);
        await IndexAsync(store);
        var after = await search.FindAsync(query, CancellationToken.None);

        Assert.AreEqual(expected, Ids(before));
        Assert.AreEqual(expected, Ids(after));
        Assert.AreEqual(after.Assets.Count, await search.CountAsync(query, CancellationToken.None));
    }

    [TestMethod]
    public async Task Addresses_are_in_their_own_order()
    {
        await using var store = await TestStore.CreateAsync();
        string[] addresses = ["10.0.0.10", "2001:db8::1", "10.0.0.9", "9.255.0.1", "beta.example", "2001:db8::a", "10.0.0.100"];
        await store.ApplyAsync(string.Concat(
            addresses.Select((address, index) => TestStore.Asset($"{index + 1}", $"<hostaddress>{address}</hostaddress>"))));

        var page = await new AssetSearch(store.Database).FindAsync(
            new AssetQuery(await PerimetersAsync(store), AssetColumn.HostAddress), CancellationToken.None);

        Assert.AreEqual(
            "9.255.0.1 10.0.0.9 10.0.0.10 10.0.0.100 2001:db8::1 2001:db8::a beta.example",
            string.Join(' ', page.Assets.Select(asset => asset.HostAddress)));
    }

    [TestMethod]
    public async Task What_changes_and_what_goes_is_found_as_it_is_now()
    {
        await using var store = await TestStore.CreateAsync();
        await ApplyFourAsync(store);
        await IndexAsync(store);

        await store.People.EditAsync(TestStore.Key("1"), new AssetEdit("renamed", null) { IpAddress = "192.168.7.1" },
            CancellationToken.None);
        await store.People.DeleteAsync(TestStore.Key("2"), CancellationToken.None);

        foreach (var _ in new[] { "noted", "indexed" })
        {
            Assert.AreEqual("1", await FindAsync(store, "renamed"));
            Assert.AreEqual("1", await FindAsync(store, "192.168.0.0/16"));
            Assert.AreEqual("", await FindAsync(store, "srv-a"));
            Assert.AreEqual("", await FindAsync(store, "netbios-b"));
            await IndexAsync(store);
        }
    }

    [TestMethod]
    public async Task Counts_are_exact_after_assets_are_added_moved_copied_and_deleted()
    {
        await using var store = await TestStore.CreateAsync();
        await ApplyFourAsync(store);
        await store.People.MoveAsync(TestStore.Key("1"), "Head office", CancellationToken.None);
        await store.People.CopyAsync(TestStore.Key("1"), CancellationToken.None);
        await store.People.DeleteAsync(TestStore.Key("2"), CancellationToken.None);

        var perimeters = await store.ReadAsync(
            connection => connection.GetTable<PerimeterRow>().ToDictionary(row => row.Name, row => row.Id));

        Assert.AreEqual(2, await CountAsync(store, perimeters["Head office"]));
        Assert.AreEqual(2, await CountAsync(store, perimeters["Data center"]));
    }

    [TestMethod]
    public async Task A_page_can_be_turned_back()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(string.Concat(Enumerable.Range(100, 130).Select(id => TestStore.Asset($"{id}"))));
        var search = new AssetSearch(store.Database);
        var query = new AssetQuery(await PerimetersAsync(store));
        var first = await search.FindAsync(query, CancellationToken.None);
        var second = await search.FindAsync(query with { After = first.Next }, CancellationToken.None);
        var third = await search.FindAsync(query with { After = second.Next }, CancellationToken.None);

        var back = await search.FindAsync(query with { Before = third.Previous }, CancellationToken.None);
        var start = await search.FindAsync(query with { Before = back.Previous }, CancellationToken.None);

        Assert.AreEqual((null, null), (first.Previous, third.Next));
        Assert.AreEqual(Ids(second), Ids(back));
        Assert.AreEqual(second.Next, back.Next);
        Assert.AreEqual(Ids(first), Ids(start));
        Assert.IsNull(start.Previous);
    }

    [TestMethod]
    public async Task What_many_assets_hold_is_found_page_by_page()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(string.Concat(Enumerable.Range(1_000, 1_300).Select(id => TestStore.Asset($"{id}"))));
        await store.Database.BuildListIndexesAsync(CancellationToken.None);
        await IndexAsync(store);
        var search = new AssetSearch(store.Database);
        var query = new AssetQuery(await PerimetersAsync(store), AssetColumn.Name, "srv", Descending: true) { Size = 600 };

        var first = await search.FindAsync(query, CancellationToken.None);
        var last = await search.FindAsync(query with { After = first.Next }, CancellationToken.None);
        var rest = await search.FindAsync(query with { After = last.Next }, CancellationToken.None);

        Assert.AreEqual(("SRV2299", "SRV1099"), (first.Assets[0].Name, rest.Assets[0].Name));
        Assert.HasCount(100, rest.Assets);
        Assert.AreEqual(1_300, await search.CountAsync(query, CancellationToken.None));
        Assert.AreEqual("1234", await FindAsync(store, "srv1234"));
    }

    [TestMethod]
    public async Task Assets_with_a_blank_attribute_are_found()
    {
        await using var store = await TestStore.CreateAsync();
        await ApplyFourAsync(store);
        var attribute = await store.ReadAsync(
            connection => connection.GetTable<CustomAttributeRow>().Single(row => row.Name == "Business owner"));
        await new AssetDetailEditing(store.Database, store.Clock, "Ann").SetValueAsync(
            (await store.RowAsync("1")).Id, attribute.Id, "Finance", CancellationToken.None);
        var query = new AssetQuery(await PerimetersAsync(store)) { BlankAttribute = "business owner" };

        Assert.AreEqual("2,98765,4", Ids(await new AssetSearch(store.Database).FindAsync(query, CancellationToken.None), sorted: false));
        Assert.AreEqual(3, await new AssetSearch(store.Database).CountAsync(query, CancellationToken.None));
    }

    private static async Task ApplyFourAsync(TestStore store) => await store.ApplyAsync(
        Described("1", "srv-a", "10.1.2.3", AssetAttributes.DnsName, "a.example.com")
            + Described("2", "srv-b", "10.1.2.4", AssetAttributes.NetBiosName, "NETBIOS-B", "Windows Server 2019")
            + Described("98765", "srv-c", "10.1.3.3", AssetAttributes.DnsName, "c.test")
            + Described("4", "zz", "2001:db8::1", AssetAttributes.DnsName, "d.test"));

    private static string Described(string id, string name, string address, string attribute, string value, string? system = null) =>
        TestStore.Asset(
            id,
            $"<attributes><attribute name=\"{AssetAttributes.IpAddress}\">{address}</attribute>"
            + $"<attribute name=\"{attribute}\">{value}</attribute>"
            + (system is null ? "" : $"<attribute name=\"{AssetAttributes.OperatingSystem}\">{system}</attribute>") + "</attributes>",
            name);

    private static async Task IndexAsync(TestStore store)
    {
        var index = new SearchIndex(store.Database);
        while (await index.UpdateAsync(500, CancellationToken.None))
        {
        }

        Assert.AreEqual(0, await store.ReadAsync(connection => connection.GetTable<SearchChangeRow>().Count()));
    }

    private static async Task<string> FindAsync(TestStore store, string text) =>
        Ids(await new AssetSearch(store.Database).FindAsync(
            new AssetQuery(await PerimetersAsync(store), Search: text), CancellationToken.None));

    private static Task<long> CountAsync(TestStore store, long perimeter) =>
        new AssetSearch(store.Database).CountAsync(new AssetQuery([perimeter]), CancellationToken.None);

    /// <summary>The identities of a page; that of the third asset is 98765, shown as 3.</summary>
    private static string Ids(AssetPage page, bool sorted = true)
    {
        var ids = page.Assets.Select(asset => sorted && asset.ImportId == "98765" ? "3" : asset.ImportId);
        return string.Join(',', sorted ? ids.Order(StringComparer.Ordinal) : ids);
    }

    private static string System(string id, string? name) =>
        TestStore.Asset(id, name is null ? "" : TestStore.Attribute(AssetAttributes.OperatingSystem, name));

    private static async Task<IReadOnlyList<long>> PerimetersAsync(TestStore store) =>
        [
            .. (await new PerimeterTree(store.Database).ReadAsync(CancellationToken.None)).SelectMany(root => root.WithBelow())
                .Select(node => node.Id),
        ];
}
