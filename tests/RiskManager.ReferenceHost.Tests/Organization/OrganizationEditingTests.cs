using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Organization.KnowledgeBases;
using RiskManager.ReferenceHost.Organization.Perimeters;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Organization;

[StoreTestClass]
public sealed class OrganizationEditingTests
{
    private const string Account = "Ann";

    [TestMethod]
    public async Task Every_field_can_be_edited_is_marked_and_stands_in_the_audit_log()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1", "<hostaddress>10.0.0.1</hostaddress>"));
        var asset = await store.RowAsync("1");
        var edit = new AssetEdit(null, "a.example.com") { HostAddress = "", Relevance = 5, Description = "In the rack" };

        await store.People.EditAsync(asset.Id, edit, CancellationToken.None);

        var edited = await store.RowAsync("1");
        Assert.AreEqual(
            ("a.example.com", null, 5, "In the rack"), (edited.DnsName, edited.HostAddress, edited.Relevance, edited.Description));
        Assert.AreEqual(
            AssetFields.DnsName | AssetFields.HostAddress | AssetFields.Relevance | AssetFields.Description,
            (AssetFields)edited.HandEdited);
        Assert.Contains(
            "The \"hostaddress\" of the \"SRV1\" asset from the \"Data center\" perimeter was changed from \"10.0.0.1\" to blank by "
            + "\"Administrator\"",
            await store.AuditAsync());
    }

    [TestMethod]
    public async Task A_copy_can_be_deleted_and_leaves_no_trace_that_an_import_could_find()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1"));
        var copy = await store.People.CopyAsync((await store.RowAsync("1")).Id, CancellationToken.None);

        await store.People.DeleteAsync(copy.Id, CancellationToken.None);

        Assert.AreEqual(0, await store.ReadAsync(connection => connection.GetTable<DeletedAssetRow>().Count()));
        Assert.IsFalse((await store.GetAsync("1")).Deleted);
    }

    [TestMethod]
    public async Task A_custom_value_is_written_and_cleared_by_hand()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1"));
        var asset = await store.RowAsync("1");
        var attribute = await store.ReadAsync(
            connection => connection.GetTable<CustomAttributeRow>().Single(row => row.Name == "Business owner"));
        var belongings = new AssetDetailEditing(store.Database, store.Clock, Account);

        await belongings.SetValueAsync(asset.Id, attribute.Id, "  Finance ", CancellationToken.None);
        var written = (
            await new AssetReader(store.Database)
                .FindAsync(asset.Id, CancellationToken.None))!.Values.Single(value => value.Required).Value;
        await belongings.SetValueAsync(asset.Id, attribute.Id, " ", CancellationToken.None);
        var cleared = (
            await new AssetReader(store.Database)
                .FindAsync(asset.Id, CancellationToken.None))!.Values.Single(value => value.Required).Value;

        Assert.AreEqual("Finance", written);
        Assert.IsNull(cleared);
    }

    [TestMethod]
    public async Task A_perimeter_that_holds_something_is_not_deleted()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1"));
        var perimeters = new PerimeterEditing(store.Database, store.Clock, Account);
        var parent = await perimeters.CreateAsync(null, "Branches", CancellationToken.None);
        await perimeters.CreateAsync(parent, "Zürich", CancellationToken.None);
        var holding = (await store.RowAsync("1")).PerimeterId;

        await Assert.ThrowsExactlyAsync<TaskSettingsException>(() => perimeters.DeleteAsync(parent, CancellationToken.None));
        await Assert.ThrowsExactlyAsync<TaskSettingsException>(() => perimeters.DeleteAsync(holding, CancellationToken.None));
        await Assert.ThrowsExactlyAsync<TaskSettingsException>(() => perimeters.CreateAsync(parent, "ZÜRICH ", CancellationToken.None));
    }

    [TestMethod]
    [DataRow("cpe:2.3:o:microsoft:windows_10:-:*:*:*:*:*:*:*", true)]
    [DataRow("cpe:2.3:o:vendor\\:x:product:-:*:*:*:*:*:*:*", true)]
    [DataRow("cpe:/o:linux:linux_kernel:5.4", true)]
    [DataRow("cpe:2.3:o:microsoft:windows_10", false)]
    [DataRow("Windows 10", false)]
    public async Task Only_a_CPE_name_is_taken_as_one(string text, bool taken)
    {
        await using var store = await TestStore.CreateAsync();
        var knowledgeBases = new KnowledgeBaseEditing(store.Database, store.Clock, Account);
        await knowledgeBases.CreateAsync("OWN.000001", "Own", CancellationToken.None);

        var adding = knowledgeBases.AddCpeNameAsync("OWN.000001", text, CancellationToken.None);

        if (taken) await adding;
        else await Assert.ThrowsExactlyAsync<TaskSettingsException>(() => adding);
        var kept = (await new KnowledgeBaseLibrary(store.Database).GetAsync("OWN.000001", CancellationToken.None))!.CpeNames;
        CollectionAssert.AreEqual(taken ? new[] { text } : [], kept.ToArray());
    }
}
