using LinqToDB;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Platform;

/// <summary>What the API of Risk Manager cannot do is left to people, and said.</summary>
[StoreTestClass]
public sealed class ManualFindingTests
{
    private const string Address = "<hostaddress>10.0.0.1</hostaddress>";

    [TestMethod]
    public async Task A_host_address_that_cannot_be_cleared_is_a_finding_until_it_has_another_value()
    {
        await using var host = await PlatformUnderTest.StartAsync();
        await host.ApplyAsync(TestStore.Asset("1", Address));

        await host.ApplyAsync(TestStore.Asset("1", "<hostaddress/>"), run: "run-2");
        var cleared = await FindingsAsync(host);
        await host.ApplyAsync(TestStore.Asset("1", "<hostaddress/>"), run: "run-3");
        var again = await FindingsAsync(host);
        await host.ApplyAsync(TestStore.Asset("1", "<hostaddress>10.0.0.2</hostaddress>"), run: "run-4");

        Assert.AreEqual(
            "The host address 10.0.0.1 is out of date, and the API cannot clear it: clear it in Risk Manager.", cleared.Single().Reason);
        Assert.AreEqual(("SRV1", "Data center", "run-2"), (cleared[0].Name, cleared[0].Perimeter, cleared[0].RunId));
        Assert.Contains("O endereço de host 10.0.0.1", cleared[0].Translations.Replace("\\u00E7", "ç", StringComparison.Ordinal));
        Assert.AreEqual((cleared[0].Since, "run-3"), (again.Single().Since, again[0].RunId));
        Assert.IsEmpty(await FindingsAsync(host));
    }

    [TestMethod]
    public async Task A_component_of_another_knowledge_base_is_created_and_the_former_one_left_to_people()
    {
        await using var host = await PlatformUnderTest.StartAsync();
        await host.ApplyAsync(TestStore.Asset("1"), [TestStore.Component("1", knowledgeBase: "MOD_EN.000117")]);

        await host.ApplyAsync(TestStore.Asset("1"), [TestStore.Component("1", knowledgeBase: "MOD_EN.000133")], "run-2");
        await host.ApplyAsync(TestStore.Asset("1"), [TestStore.Component("1", knowledgeBase: "MOD_EN.000133")], "run-3");

        Assert.AreEqual("MOD_EN.000117 MOD_EN.000133", Components(host));
        Assert.AreEqual(
            "The asset got a component of the knowledge base MOD_EN.000133. Its former one, of MOD_EN.000117, cannot be deleted through "
            + "the API: delete it in Risk Manager.",
            (await FindingsAsync(host)).Single().Reason);
    }

    [TestMethod]
    public async Task A_refused_component_is_a_finding_and_its_asset_is_imported()
    {
        await using var host = await PlatformUnderTest.StartAsync();
        host.Platform.SetFaults("forbidden=create-component");

        var applied = await host.ApplyAsync(TestStore.Asset("1"), [TestStore.Component("1", knowledgeBase: "MOD_EN.000117")]);
        var findings = await FindingsAsync(host);
        host.Platform.SetFaults();
        var retried = await host.ApplyAsync("", [TestStore.Component("1", knowledgeBase: "MOD_EN.000117")]);

        Assert.AreEqual((1, 0, 0), (applied.Created, applied.ComponentsCreated, applied.Refused.Count));
        StringAssert.StartsWith(findings.Single().Reason, "Risk Manager refused the asset component of the knowledge base MOD_EN.000117:");
        Assert.AreEqual((1, "MOD_EN.000117"), (retried.ComponentsCreated, Components(host)));
        Assert.IsEmpty(await FindingsAsync(host));
    }

    [TestMethod]
    public async Task What_a_refused_asset_asked_for_is_no_finding_and_its_values_stay()
    {
        await using var host = await PlatformUnderTest.StartAsync();
        await host.ApplyAsync(TestStore.Asset("1", Address) + TestStore.Asset("2"));
        host.Platform.SetFaults("refuse-asset=RENAMED");

        var applied = await host.ApplyAsync(
            TestStore.Asset("1", "<hostaddress/>", name: "RENAMED") + TestStore.Asset("2", name: "TAKEN"), run: "run-2");

        Assert.AreEqual(("1", 0, 1), (applied.Refused.Single().Id, applied.Created, applied.Updated));
        Assert.IsEmpty(await FindingsAsync(host));
        Assert.AreEqual(("SRV1", "10.0.0.1"), ((await host.Store.RowAsync("1")).Name, (await host.Store.RowAsync("1")).HostAddress));
        Assert.AreEqual("TAKEN", (await host.Store.RowAsync("2")).Name);
        Assert.AreEqual("1", (await host.Store.ReadAsync(connection => connection.GetTable<QuarantineRow>().Single())).RecordId);
    }

    private static Task<List<FindingRow>> FindingsAsync(PlatformUnderTest host) =>
        host.Store.ReadAsync(connection => connection.GetTable<FindingRow>().ToList());

    private static string Components(PlatformUnderTest host)
    {
        lock (host.Platform.Organization.Lock)
        {
            return string.Join(
                ' ',
                host.Platform.Organization.Components.All.Select(component => component.KnowledgeBaseId).Order(StringComparer.Ordinal));
        }
    }
}
