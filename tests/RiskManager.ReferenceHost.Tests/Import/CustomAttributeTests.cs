using LinqToDB;
using RiskManager.ReferenceHost.Organization.Attributes;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Import;

[StoreTestClass]
public sealed class CustomAttributeTests
{
    private const string TypedByAPerson =
        "INSERT INTO custom_values (asset_id, attribute_id, value, by_hand) "
        + "SELECT id, 1, 'Finance', TRUE FROM assets WHERE import_id = '1'";

    [TestMethod]
    public async Task Required_marks_are_ignored_and_blanks_are_counted()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1") + TestStore.Asset("2") + TestStore.Asset("3") + TestStore.Asset("4", source: "other"));
        await store.WriteAsync(TypedByAPerson);

        var blank = await new CustomAttributeRepository(store.Database).CountBlankRequiredAsync(TestStore.Source, CancellationToken.None);

        Assert.AreEqual(new KeyValuePair<string, long>("Business owner", 2), blank.Single());
    }

    [TestMethod]
    public async Task An_update_never_clears_a_value_that_somebody_typed_in()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1"));
        await store.WriteAsync(TypedByAPerson);

        await store.ApplyAsync(TestStore.Asset("1", name: "CHANGED"));

        Assert.AreEqual("Finance", await store.ReadAsync(connection => connection.GetTable<CustomValueRow>().Single().Value));
        Assert.IsEmpty(
            await new CustomAttributeRepository(store.Database).CountBlankRequiredAsync(TestStore.Source, CancellationToken.None));
    }

    [TestMethod]
    public async Task A_carried_value_replaces_what_was_typed_in_and_the_audit_log_says_so()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1"));
        await store.WriteAsync(TypedByAPerson);

        await store.ApplyAsync(TestStore.Asset("1", TestStore.Attribute("business OWNER", "Sales")));

        Assert.AreEqual("Sales", await store.ReadAsync(connection => connection.GetTable<CustomValueRow>().Single().Value));
        Assert.Contains(
            "The \"Business owner\" of the \"SRV1\" asset was overwritten by an import; "
                + "a person had set it: \"Finance\" became \"Sales\"",
            await store.AuditAsync());
    }
}
