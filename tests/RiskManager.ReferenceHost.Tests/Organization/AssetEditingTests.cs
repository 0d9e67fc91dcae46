using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Organization.Attributes;
using RiskManager.ReferenceHost.Organization.People;
using RiskManager.ReferenceHost.Organization.Perimeters;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Organization;

[StoreTestClass]
public sealed class AssetEditingTests
{
    [TestMethod]
    public async Task A_moved_asset_keeps_its_identity_and_stays_where_it_is()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1"));

        await store.People.MoveAsync(TestStore.Key("1"), "head OFFICE", CancellationToken.None);
        var applied = await store.ApplyAsync(TestStore.Asset("1", name: "CHANGED"));

        Assert.AreEqual(1, applied.Updated);
        var asset = await store.GetAsync("1");
        Assert.AreEqual(("CHANGED", "Head office"), (asset.Name, asset.Perimeter));
        Assert.Contains(
            "The \"SRV1\" asset was moved from the \"Data center\" perimeter to the \"Head office\" perimeter by \"Administrator\"",
            await store.AuditAsync());
    }

    [TestMethod]
    public async Task Moving_to_a_perimeter_that_is_not_there_creates_it_and_says_so()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1"));

        Assert.IsTrue(await store.People.MoveAsync(TestStore.Key("1"), "New", CancellationToken.None));
        Assert.IsFalse(await store.People.MoveAsync(TestStore.Key("1"), "Data center", CancellationToken.None));
    }

    [TestMethod]
    public async Task A_copy_has_no_identity_and_is_never_touched_again()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1", "<hostaddress>10.0.0.1</hostaddress>"), components: [TestStore.Component("1")]);

        await store.People.CopyAsync(TestStore.Key("1"), CancellationToken.None);
        await store.ApplyAsync(TestStore.Asset("1", name: "CHANGED"), components: [TestStore.Component("1", "Other name")]);

        var copy = (await store.ListAsync()).Single(asset => asset.Source is null);
        Assert.AreEqual((null, "SRV1 (copy)", "Data center", "10.0.0.1"), (copy.Id, copy.Name, copy.Perimeter, copy.HostAddress));
        Assert.AreEqual("Windows Server 2019", copy.Components.Single().Name);
        Assert.HasCount(1, await store.Components.FindAsync(TestStore.Source, ["1"], CancellationToken.None));
    }

    [TestMethod]
    public async Task A_deleted_asset_is_known_as_deleted_until_an_import_creates_it_again()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1"));

        await store.People.DeleteAsync(TestStore.Key("1"), CancellationToken.None);
        Assert.AreEqual(new StoredAsset(TestStore.Key("1")) { Deleted = true }, await store.GetAsync("1"));

        var applied = await store.ApplyAsync(TestStore.Asset("1"), "Head office");

        Assert.AreEqual(1, applied.Created);
        Assert.AreEqual((false, "Head office"), ((await store.GetAsync("1")).Deleted, (await store.GetAsync("1")).Perimeter));
        CollectionAssert.AreEqual(
            new[]
            {
                "The \"SRV1\" asset from the \"Data center\" perimeter was deleted by \"Administrator\"",
                "The \"SRV1\" asset deleted by \"Administrator\" was created again in the \"Head office\" perimeter by an import",
            },
            await store.AuditAsync());
    }

    [TestMethod]
    public async Task An_import_that_overwrites_a_hand_edit_records_the_old_value_and_the_run()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1", TestStore.Attribute("dnsName", "srv1.example.com")));
        await store.People.EditAsync(TestStore.Key("1"), new AssetEdit("By hand", ""), CancellationToken.None);

        await store.ApplyAsync(TestStore.Asset("1", TestStore.Attribute("dnsName", "srv1.example.com")), run: "run-2");
        await store.ApplyAsync(TestStore.Asset("1", TestStore.Attribute("dnsName", "srv1.example.com")), run: "run-3");

        var overwritten = await store.ReadAsync(
            connection => connection.GetTable<AuditRow>().Where(row => row.RunId != null).OrderBy(row => row.Id).ToList());
        Assert.HasCount(2, overwritten);
        Assert.AreEqual(
            "The \"name\" of the \"SRV1\" asset from the \"Data center\" perimeter was overwritten by an import; a person had set it: "
            + "\"By hand\" became \"SRV1\"",
            overwritten[0].Entry);
        Assert.AreEqual(
            "The \"dnsName\" of the \"SRV1\" asset from the \"Data center\" perimeter was overwritten by an import; a person had set it: "
            + "blank became \"srv1.example.com\"",
            overwritten[1].Entry);
        Assert.AreEqual("run-2", overwritten[1].RunId);
    }

    [TestMethod]
    public async Task An_import_that_leaves_the_edited_field_out_leaves_the_edit_alone()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1", TestStore.Attribute("dnsName", "a")));
        await store.People.EditAsync(TestStore.Key("1"), new AssetEdit(null, "by hand"), CancellationToken.None);

        await store.ApplyAsync(TestStore.Asset("1"));

        Assert.AreEqual("by hand", (await store.GetAsync("1")).DnsName);
        Assert.AreNotEqual(0, (await store.RowAsync("1")).HandEdited);
    }

    [TestMethod]
    public async Task A_text_over_its_limit_is_refused_with_both_lengths_and_nothing_is_changed()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1", TestStore.Attribute("dnsName", "a")));
        var attribute = await store.ReadAsync(
            connection => connection.GetTable<CustomAttributeRow>().Single(row => row.Name == "Business owner"));
        var details = new AssetDetailEditing(store.Database, store.Clock, "Ann");
        var id = (await store.RowAsync("1")).Id;

        await RefusedAsync("name: at most 400 characters are allowed; there are 401.", new AssetEdit(Text(401), null));
        await RefusedAsync("dnsName: at most 1000 characters are allowed; there are 1001.", new AssetEdit("changed", Text(1001)));
        await RefusedAsync(
            "description: at most 10000 characters are allowed; there are 10001.", new AssetEdit(null, null) { Description = Text(10001) });
        var refused = await Assert.ThrowsExactlyAsync<TaskSettingsException>(
            () => details.SetValueAsync(id, attribute.Id, Text(4001), CancellationToken.None));

        Assert.AreEqual("Business owner: at most 4000 characters are allowed; there are 4001.", refused.Message);
        Assert.AreEqual(("SRV1", "a"), ((await store.GetAsync("1")).Name, (await store.GetAsync("1")).DnsName));
        Assert.IsEmpty(await store.AuditAsync());

        async Task RefusedAsync(string message, AssetEdit edit)
        {
            var exception = await Assert.ThrowsExactlyAsync<TaskSettingsException>(
                () => store.People.EditAsync(id, edit, CancellationToken.None));
            Assert.AreEqual(message, exception.Message);
        }

        static string Text(int length) => new('x', length);
    }

    [TestMethod]
    public async Task A_value_that_its_attribute_cannot_have_is_refused_and_a_fraction_is_a_number()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1"));
        var asset = await store.RowAsync("1");
        await new AttributeEditing(store.Database, store.Clock, "Ann").AddAsync(
            asset.TypeId, "Cost", "Number", required: false, CancellationToken.None);
        var cost = await store.ReadAsync(connection => connection.GetTable<CustomAttributeRow>().Single(row => row.Name == "Cost").Id);
        var details = new AssetDetailEditing(store.Database, store.Clock, "Ann");

        await details.SetValueAsync(asset.Id, cost, " 1.5 ", CancellationToken.None);
        var refused = await Assert.ThrowsExactlyAsync<TaskSettingsException>(
            () => details.SetValueAsync(asset.Id, cost, "much", CancellationToken.None));

        Assert.AreEqual("\"much\" is not a value that \"Cost\" can have.", refused.Message);
        Assert.AreEqual(
            "1.5", await store.ReadAsync(connection => connection.GetTable<CustomValueRow>().Single(row => row.AttributeId == cost).Value));
    }

    [TestMethod]
    public async Task An_unknown_asset_is_named()
    {
        await using var store = await TestStore.CreateAsync();

        var exception = await Assert.ThrowsExactlyAsync<AssetUnknownException>(
            () => store.People.DeleteAsync(TestStore.Key("nix"), CancellationToken.None));

        Assert.Contains("\"nix\"", exception.Message);
    }

    [TestMethod]
    public async Task Perimeters_and_people_are_found_without_regard_to_case()
    {
        await using var store = await TestStore.CreateAsync();
        await store.WriteAsync("INSERT INTO perimeters (parent_id, name, name_key, responsible_id) VALUES (1, 'Größe', 'GRÖßE', 1)");

        var found = await new PerimeterRepository(store.Database).FindByNameAsync(" größe ", CancellationToken.None);

        Assert.AreEqual(new Perimeter("Größe", "Data center / Größe", "Administrator"), found.Single());
        Assert.AreEqual(1, await new PersonRepository(store.Database).CountByNameAsync("administrator", CancellationToken.None));
        Assert.AreEqual(0, await new PersonRepository(store.Database).CountByNameAsync("nobody", CancellationToken.None));
    }
}
