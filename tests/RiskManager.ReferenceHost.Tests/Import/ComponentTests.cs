using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Organization.KnowledgeBases;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Import;

[StoreTestClass]
public sealed class ComponentTests
{
    [TestMethod]
    public async Task A_component_is_created_with_its_asset_and_found_by_its_key()
    {
        await using var store = await TestStore.CreateAsync();

        var applied = await store.ApplyAsync(TestStore.Asset("1"), components: [TestStore.Component("1")]);

        Assert.AreEqual(1, applied.ComponentsCreated);
        var found = await store.Components.FindAsync(TestStore.Source, ["1"], CancellationToken.None);
        Assert.AreEqual(TestStore.Component("1"), found.Single());
    }

    [TestMethod]
    public async Task A_component_whose_key_exists_is_brought_to_the_new_values()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1"), components: [TestStore.Component("1")]);

        var applied = await store.ApplyAsync("", components: [TestStore.Component("1", "Windows Server 2022", "WIN.000124")]);

        Assert.AreEqual(0, applied.ComponentsCreated);
        Assert.AreEqual("WIN.000124", (await store.ListAsync()).Single().Components.Single().KnowledgeBase);
    }

    [TestMethod]
    public async Task A_component_that_a_person_deleted_comes_back_with_the_next_batch_that_has_it()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1"), components: [TestStore.Component("1")]);
        Assert.IsTrue(await store.People.DeleteComponentAsync(TestStore.Key("1"), "Windows Server 2019", CancellationToken.None));
        Assert.IsEmpty(await store.Components.FindAsync(TestStore.Source, ["1"], CancellationToken.None));

        var applied = await store.ApplyAsync("", components: [TestStore.Component("1")]);

        Assert.AreEqual(1, applied.ComponentsCreated);
        Assert.Contains(
            "The \"Windows Server 2019\" asset component from the \"SRV1\" asset was deleted by \"Administrator\"",
            await store.AuditAsync());
        Assert.Contains(
            "The \"Windows Server 2019\" asset component from the \"SRV1\" asset, deleted by \"Administrator\", "
                + "was created again by an import",
            await store.AuditAsync());
    }

    [TestMethod]
    [DataRow("1", "NIX.000000", "no knowledge base NIX.000000")]
    [DataRow("9", "WIN.000123", "which the host does not hold")]
    public async Task A_component_without_its_asset_or_knowledge_base_refuses_the_batch(string asset, string knowledgeBase, string reason)
    {
        await using var store = await TestStore.CreateAsync();

        var exception = await Assert.ThrowsExactlyAsync<HostStoreException>(
            () => store.ApplyAsync(TestStore.Asset("1"), components: [TestStore.Component(asset, knowledgeBase: knowledgeBase)]));

        Assert.Contains(reason, exception.Message);
        Assert.IsEmpty(await store.ListAsync());
    }

    [TestMethod]
    public async Task Knowledge_bases_are_listed_with_all_their_cpe_names()
    {
        await using var store = await TestStore.CreateAsync();
        await store.WriteAsync(
            "INSERT INTO knowledge_base_cpes (knowledge_base_id, cpe) VALUES ('WIN.000123', 'cpe:/o:microsoft:windows_server_2019')");
        await store.WriteAsync("INSERT INTO knowledge_bases (id, name) VALUES ('ZZZ.000001', 'Without CPE')");

        var listed = new List<KnowledgeBase>();
        await foreach (var knowledgeBase in new KnowledgeBaseRepository(store.Database).ListWithCpeNamesAsync(CancellationToken.None))
            listed.Add(knowledgeBase);

        Assert.DoesNotContain("ZZZ.000001", listed.Select(knowledgeBase => knowledgeBase.Id).ToList());
        Assert.HasCount(3, listed.Single(knowledgeBase => knowledgeBase.Id == "WIN.000123").CpeNames);
    }

    [TestMethod]
    public async Task Deleting_an_asset_takes_its_components_along()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1"), components: [TestStore.Component("1")]);

        await store.People.DeleteAsync(TestStore.Key("1"), CancellationToken.None);

        Assert.IsFalse(await store.ReadAsync(connection => connection.GetTable<ComponentRow>().Any()));
    }
}
