using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Tests.Import;

[StoreTestClass]
public sealed class ImportLimitsTests
{
    [TestMethod]
    [DataRow("<hostaddress>{101}</hostaddress>", "hostaddress has 101 characters, at most 100")]
    [DataRow("<relevance>0</relevance>", "relevance is \"0\", a whole number from 1 to 5")]
    [DataRow("<relevance>high</relevance>", "relevance is \"high\"")]
    [DataRow("<analysisFrequency>1001</analysisFrequency>", "from 0 to 1000")]
    [DataRow("<criticality>101</criticality>", "from 0 to 100")]
    [DataRow("<location><latitude>90.1</latitude></location>", "location/latitude is \"90.1\"")]
    [DataRow("<location><longitude>181</longitude></location>", "location/longitude is \"181\"")]
    [DataRow("<location><description>{1001}</description></location>", "location/description has 1001 characters")]
    [DataRow("<colour>red</colour>", "the element \"colour\" is not known")]
    [DataRow("<attributes><attribute name=\"No such\">x</attribute></attributes>", "no custom attribute \"No such\"")]
    public async Task A_broken_limit_is_refused_with_the_asset_and_what_is_allowed(string fields, string reason)
    {
        await using var store = await TestStore.CreateAsync();
        var filled = fields
            .Replace("{1001}", new string('x', 1001), StringComparison.Ordinal)
            .Replace("{101}", new string('x', 101), StringComparison.Ordinal);

        var exception = await Assert.ThrowsExactlyAsync<HostStoreException>(() => store.ApplyAsync(TestStore.Asset("7", filled)));

        Assert.Contains(reason, exception.Message);
        Assert.Contains($"{TestStore.Source}/7", exception.Message);
    }

    [TestMethod]
    [DataRow(400, true)]
    [DataRow(401, false)]
    public async Task A_name_has_at_most_400_characters(int length, bool accepted)
    {
        await using var store = await TestStore.CreateAsync();
        var apply = () => store.ApplyAsync(TestStore.Asset("1", name: new string('n', length)));

        if (accepted) Assert.AreEqual(1, (await apply()).Created);
        else await Assert.ThrowsExactlyAsync<HostStoreException>(apply);
    }

    [TestMethod]
    [DataRow("<asset><source></source><id>1</id><name>n</name><type>Technology</type></asset>", "source is missing")]
    [DataRow("<asset><source>s</source><name>n</name><type>Technology</type></asset>", "id is missing")]
    [DataRow("<asset><source>s</source><id>1</id><name> </name><type>Technology</type></asset>", "name is missing")]
    [DataRow("<asset><source>s</source><id>1</id><name>n</name><type>Spaceship</type></asset>", "the type \"Spaceship\" is not known")]
    [DataRow(
        "<asset><source>s</source><id>1</id><name>n</name><type>Technology</type></asset>"
            + "<asset><source>s</source><id>1</id><name>n</name><type>Technology</type></asset>",
        "twice")]
    [DataRow("<machine/>", "\"machine\" is not known")]
    [DataRow("<asset><source>s</source>", "not well formed")]
    [DataRow("<asset><source>s</source><name>n<b>o</b></name></asset>", "The element \"name\" holds the element \"b\", not text.")]
    [DataRow("<asset>s<source>s</source></asset>", "Text stands where an element was expected: \"s\".")]
    public async Task A_document_that_is_no_import_is_refused(string assets, string reason)
    {
        await using var store = await TestStore.CreateAsync();

        var exception = await Assert.ThrowsExactlyAsync<HostStoreException>(() => store.ApplyAsync(assets));

        Assert.Contains(reason, exception.Message);
    }

    [TestMethod]
    public async Task A_document_type_declaration_is_never_processed()
    {
        await using var store = await TestStore.CreateAsync();
        var bytes = "<!DOCTYPE assets [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><assets>&e;</assets>"u8.ToArray();
        var batch = new ImportBatch
        {
            TaskId = "task",
            RunId = "r",
            Document = new ArraySegment<byte>(bytes),
            Checkpoint = new Checkpoint("task", "r", ""),
        };

        await Assert.ThrowsExactlyAsync<HostStoreException>(() => store.Assets.ApplyAsync(batch, CancellationToken.None));
    }

    [TestMethod]
    [DataRow("Relationship")]
    [DataRow("Attachment")]
    [DataRow("Formula")]
    public async Task A_custom_attribute_that_an_import_cannot_carry_is_refused(string type)
    {
        await using var store = await TestStore.CreateAsync();
        await store.WriteAsync(
            "INSERT INTO custom_attributes (type_id, name, name_key, value_type, required) "
                + $"VALUES (1, 'Special', 'SPECIAL', '{type}', FALSE)");

        var exception = await Assert.ThrowsExactlyAsync<HostStoreException>(
            () => store.ApplyAsync(TestStore.Asset("1", TestStore.Attribute("Special", "x"))));

        Assert.Contains($"of type {type}", exception.Message);
    }

    [TestMethod]
    public async Task A_custom_type_is_accepted()
    {
        await using var store = await TestStore.CreateAsync();
        await store.WriteAsync("INSERT INTO asset_types (name, name_key) VALUES ('Vessel', 'VESSEL')");

        await store.ApplyAsync(TestStore.Asset("1", type: "Vessel"));

        Assert.AreEqual("Vessel", (await store.ListAsync()).Single().Type);
    }
}
