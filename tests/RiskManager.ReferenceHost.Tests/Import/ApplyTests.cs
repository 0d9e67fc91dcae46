using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Import;

[StoreTestClass]
public sealed class ApplyTests
{
    [TestMethod]
    public async Task A_new_asset_is_created_in_the_perimeter_of_the_batch()
    {
        await using var store = await TestStore.CreateAsync();

        var fields = "<hostaddress>10.0.0.1</hostaddress>" + TestStore.Attribute("dnsName", "srv1.example.com");
        var applied = await store.ApplyAsync(TestStore.Asset("1", fields), "Head office");

        Assert.AreEqual(new AppliedBatch(1, 0, 0, PerimeterCreated: false), applied);
        var asset = await store.GetAsync("1");
        Assert.AreEqual(
            new StoredAsset(TestStore.Key("1"))
            {
                Name = "SRV1",
                Perimeter = "Head office",
                HostAddress = "10.0.0.1",
                DnsName = "srv1.example.com",
            },
            asset);
    }

    [TestMethod]
    public async Task An_existing_asset_is_updated_in_place_and_not_in_the_perimeter_of_the_batch()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1"));

        var applied = await store.ApplyAsync(TestStore.Asset("1", name: "RENAMED"), "Head office");

        Assert.AreEqual(new AppliedBatch(0, 1, 0, PerimeterCreated: false), applied);
        var asset = await store.GetAsync("1");
        Assert.AreEqual(("RENAMED", "Data center"), (asset.Name, asset.Perimeter));
    }

    [TestMethod]
    public async Task A_field_that_is_left_out_stays_and_an_empty_one_is_cleared()
    {
        await using var store = await TestStore.CreateAsync();
        const string fields = "<description>kept</description><hostaddress>10.0.0.1</hostaddress><criticality>7</criticality>";
        await store.ApplyAsync(TestStore.Asset("1", fields));

        await store.ApplyAsync(TestStore.Asset("1", "<hostaddress></hostaddress><criticality/>"));

        var row = await store.RowAsync("1");
        Assert.AreEqual("kept", row.Description);
        Assert.IsNull(row.HostAddress);
        Assert.IsNull(row.Criticality);
    }

    [TestMethod]
    public async Task Every_field_of_the_import_is_carried()
    {
        await using var store = await TestStore.CreateAsync();

        await store.ApplyAsync(TestStore.Asset("1",
            """
            <description>d</description><hostaddress>h</hostaddress><relevance>5</relevance><analysisFrequency>30</analysisFrequency>
            <responsible>Administrator</responsible><criticality>80</criticality>
            <location><latitude>-33.9</latitude><longitude>18.4</longitude><description>Cape Town</description></location>
            <attributes>
            <attribute name="dnsName">a</attribute><attribute name="netBiosName">b</attribute>
            <attribute name="ipAddress">c</attribute><attribute name="operatingSystem">o</attribute>
            </attributes>
            """));

        var row = await store.RowAsync("1");
        Assert.AreEqual(
            ("d", "h", 5, 30, 1L, 80, -33.9, 18.4, "Cape Town"),
            (row.Description, row.HostAddress, row.Relevance, row.AnalysisFrequency, row.ResponsibleId, row.Criticality,
                row.Latitude, row.Longitude, row.Location));
        Assert.AreEqual(("a", "b", "c", "o"), (row.DnsName, row.NetBiosName, row.IpAddress, row.OperatingSystem));
    }

    [TestMethod]
    public async Task Identity_is_source_and_id_so_the_same_id_from_another_source_is_another_asset()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1"));

        var applied = await store.ApplyAsync(TestStore.Asset("1", source: "Qualys:other.example"));

        Assert.AreEqual(1, applied.Created);
        Assert.HasCount(2, await store.ListAsync());
    }

    [TestMethod]
    public async Task The_checkpoint_and_the_quarantine_are_written_with_the_batch()
    {
        await using var store = await TestStore.CreateAsync();
        var batch = TestStore.Batch(TestStore.Asset("1"), "Data center", null, TestStore.Run, []);

        await store.Assets.ApplyAsync(
            new ImportBatch
            {
                TaskId = batch.TaskId, RunId = batch.RunId, Document = batch.Document,
                Perimeter = batch.Perimeter, Checkpoint = batch.Checkpoint,
                Quarantined = [new QuarantinedRecord(null, "no ID", new string('x', 5000))],
            },
            CancellationToken.None);

        var checkpoints = new CheckpointRepository(store.Database);
        Assert.AreEqual(batch.Checkpoint, await checkpoints.FindAsync("task", CancellationToken.None));
        var record = await store.ReadAsync(connection => connection.GetTable<QuarantineRow>().Single());
        Assert.AreEqual(("no ID", 4096), (record.Reason, record.Fragment.Length));
        await checkpoints.RemoveAsync("task", CancellationToken.None);
        Assert.IsNull(await checkpoints.FindAsync("task", CancellationToken.None));
    }

    [TestMethod]
    public async Task A_batch_without_a_document_still_moves_the_checkpoint()
    {
        await using var store = await TestStore.CreateAsync();

        var applied = await store.ApplyAsync("", perimeter: null);

        Assert.AreEqual(new AppliedBatch(0, 0, 0, false), applied);
        Assert.IsNotNull(await new CheckpointRepository(store.Database).FindAsync("task", CancellationToken.None));
    }

    [TestMethod]
    public async Task A_refused_batch_leaves_everything_as_it_was()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1"), run: "first");

        var refused = TestStore.Asset("1", name: "CHANGED")
            + TestStore.Asset("2")
            + TestStore.Asset("3", TestStore.Attribute("No such", "x"));
        var exception = await Assert.ThrowsExactlyAsync<HostStoreException>(
            () => store.ApplyAsync(refused, "New perimeter", run: "second"));

        Assert.Contains("No such", exception.Message);
        Assert.AreEqual("SRV1", (await store.GetAsync("1")).Name);
        Assert.HasCount(1, await store.ListAsync());
        Assert.AreEqual("first", (await new CheckpointRepository(store.Database).FindAsync("task", CancellationToken.None))!.RunId);
        Assert.IsFalse(await store.ReadAsync(connection => connection.GetTable<PerimeterRow>().Any(row => row.Name == "New perimeter")));
    }

    [TestMethod]
    public async Task A_batch_can_be_applied_after_one_was_refused()
    {
        await using var store = await TestStore.CreateAsync();
        var refused = TestStore.Asset("1", TestStore.Attribute("No such", "x"));
        await Assert.ThrowsExactlyAsync<HostStoreException>(() => store.ApplyAsync(refused));

        Assert.AreEqual(1, (await store.ApplyAsync(TestStore.Asset("1"))).Created);
    }

    [TestMethod]
    public async Task A_cancelled_call_has_changed_nothing()
    {
        await using var store = await TestStore.CreateAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        var batch = TestStore.Batch(TestStore.Asset("1"), "Data center", null, TestStore.Run, []);
        await Assert.ThrowsAsync<OperationCanceledException>(() => store.Assets.ApplyAsync(batch, cancelled.Token));

        Assert.IsEmpty(await store.ListAsync());
    }
}
