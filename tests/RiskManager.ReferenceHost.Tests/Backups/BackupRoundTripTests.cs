using CsCheck;
using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.Store;

namespace RiskManager.ReferenceHost.Tests.Backups;

/// <summary>What goes into a backup of one store comes out of it on the other.</summary>
[StoreTestClass]
public sealed class BackupRoundTripTests
{
    private static readonly Gen<string> Texts = Gen.OneOfConst(
        "", " ", "SRV1", "srv\"1\\", "line\nbreak\ttab", "Ação 東京 😀", "'; DROP TABLE assets; --", "\u2028\u0001", new string('x', 9000));

    private static readonly Gen<AssetRow> Assets = Gen.Select(
        Texts, Texts.Null(), Gen.Long.Nullable(), Gen.Double[-1e9, 1e9].Nullable(), Gen.Int[0, 1 << 20],
        (name, text, number, real, bits) => new AssetRow
        {
            PerimeterId = 1, TypeId = 1, Name = name, DnsName = text, Description = text, Fingerprint = number, Latitude = real,
            Longitude = -real, HandEdited = bits,
        });

    [TestMethod]
    [TestCategory("Slow")]
    public async Task Every_row_comes_back_on_the_other_store_and_from_there_on_this_one()
    {
        using var stage = new BackupStage();
        await Assets.Array[0, 60].SampleAsync(
            async rows =>
            {
                var first = await stage.NewDataAsync(TestDatabase.Store);
                using (var database = await BackupStage.OpenAsync(first)) await FillAsync(database, rows);
                var expected = await ReadAsync(first);
                var (path, _) = await stage.BackupAsync(first);
                var second = await stage.NewDataAsync(BackupStage.Other);
                await BackupStage.RestoreAsync(path, second);
                Assert.AreEqual(expected, await ReadAsync(second));
                var (back, _) = await stage.BackupAsync(second);
                var third = await stage.NewDataAsync(TestDatabase.Store);
                await BackupStage.RestoreAsync(back, third);
                Assert.AreEqual(expected, await ReadAsync(third));
            },
            iter: 4, threads: 1);
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task A_restored_store_goes_on_with_numbers_of_its_own()
    {
        using var stage = new BackupStage();
        var data = await stage.NewDataAsync(TestDatabase.Store);
        using (var database = await BackupStage.OpenAsync(data))
            await FillAsync(database, [new AssetRow { PerimeterId = 1, TypeId = 1, Name = "SRV1" }]);
        var (path, _) = await stage.BackupAsync(data);
        var other = await stage.NewDataAsync(BackupStage.Other);
        await BackupStage.RestoreAsync(path, other);

        using var restored = await BackupStage.OpenAsync(other);
        await FillAsync(restored, [new AssetRow { PerimeterId = 1, TypeId = 1, Name = "SRV2" }]);

        Assert.AreEqual(2, await restored.ReadAsync(connection => connection.GetTable<AssetRow>().Count(), CancellationToken.None));
        Assert.IsTrue(await restored.HasListIndexesAsync(CancellationToken.None));
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task A_backup_taken_during_an_import_holds_as_many_assets_as_its_checkpoint_says()
    {
        using var stage = new BackupStage();
        var data = await stage.NewDataAsync(TestDatabase.Store);
        using var database = await BackupStage.OpenAsync(data);
        await using var assets = new AssetRepository(database, TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var committed = new TaskCompletionSource();
        var import = Task.Run(() => ImportAsync(assets, committed, stop.Token));
        await committed.Task.WaitAsync(TimeSpan.FromSeconds(30));

        var backups = new List<string>();
        for (var turn = 0; turn < 3; turn++) backups.Add((await stage.BackupAsync(data)).Path);
        await stop.CancelAsync();
        await import;

        foreach (var backup in backups)
        {
            var other = await stage.NewDataAsync(BackupStage.Other);
            await BackupStage.RestoreAsync(backup, other);
            using var restored = await BackupStage.OpenAsync(other);
            var (count, state) = await restored.ReadAsync(
                connection => (connection.GetTable<AssetRow>().Count(), connection.GetTable<CheckpointRow>().Single().State),
                CancellationToken.None);
            Assert.IsGreaterThan(0, count);
            Assert.AreEqual($"{count}", state);
        }
    }

    [TestMethod]
    public async Task A_backup_has_every_table_but_the_list_of_scripts()
    {
        using var stage = new BackupStage();
        var data = await stage.NewDataAsync(TestDatabase.Store);
        using var database = await BackupStage.OpenAsync(data);
        var tables = await database.ReadAsync(
            connection => connection.Query<string>(
                TestDatabase.Store == StoreKind.Sqlite
                    ? "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'"
                    : "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'").ToList(),
            CancellationToken.None);

        var (_, result) = await stage.BackupAsync(data);

        CollectionAssert.AreEquivalent(tables.Where(table => table is not ("schema_versions" or "asset_search")).ToList(),
            result.Tables.Keys.ToList());
        CollectionAssert.IsSubsetOf(new[] { "assets", "tasks", "notification_deliveries", "asset_events_begin" }, tables);
    }

    [TestMethod]
    public async Task A_backup_of_version_0_1_is_restored_and_upgraded()
    {
        using var stage = new BackupStage();
        var data = await stage.NewDataAsync(TestDatabase.Store);
        await OldDatabase.CreateAsync(
            ReferenceHost.Settings.WebConfig.ReadExisting(data).Database(), OldDatabase.LastOfVersion01,
            "INSERT INTO task_states (task_id, state) VALUES ('task', 'remembered')");
        var (path, result) = await stage.BackupAsync(data);
        var other = await stage.NewDataAsync(BackupStage.Other);

        await BackupStage.RestoreAsync(path, other);

        Assert.AreEqual(71, result.Schema);
        using var restored = await BackupStage.OpenAsync(other);
        Assert.AreEqual(
            "remembered",
            await restored.ReadAsync(connection => connection.GetTable<TaskStateRow>().Single().State, CancellationToken.None));
        Assert.IsTrue(await restored.ReadAsync(restored.HasCurrentSchema, CancellationToken.None));
    }

    private static async Task ImportAsync(AssetRepository assets, TaskCompletionSource committed, CancellationToken stop)
    {
        const int size = 20;
        for (var done = size; !stop.IsCancellationRequested; done += size)
        {
            var elements = string.Concat(Enumerable.Range(done - size, size).Select(number => TestStore.Asset($"{number}")));
            var batch = TestStore.Batch(elements, "Data center", null, TestStore.Run, []);
            var checkpoint = new Checkpoint("task", TestStore.Run, $"{done}");
            await assets.ApplyAsync(Copy(batch, checkpoint), CancellationToken.None);
            committed.TrySetResult();
        }
    }

    private static ImportBatch Copy(ImportBatch batch, Checkpoint checkpoint) => new()
    {
        TaskId = batch.TaskId, RunId = batch.RunId, Document = batch.Document, Perimeter = batch.Perimeter, Checkpoint = checkpoint,
    };

    private static Task<bool> FillAsync(Database database, IReadOnlyList<AssetRow> rows) => database.WriteAsync(
        connection =>
        {
            if (!connection.GetTable<PerimeterRow>().Any())
                connection.Execute("INSERT INTO perimeters (name, name_key) VALUES ('Head office', 'HEAD OFFICE')");
            var perimeter = connection.GetTable<PerimeterRow>().Min(row => row.Id);
            foreach (var row in rows) connection.Insert(row with { PerimeterId = perimeter });
            return true;
        },
        CancellationToken.None);

    /// <summary>Rows of tables with every kind of column, in the words of the test.</summary>
    private static async Task<string> ReadAsync(string data)
    {
        using var database = await BackupStage.OpenAsync(data);
        return await database.ReadAsync(
            connection => string.Join(
                '\n',
                connection.GetTable<AssetRow>().OrderBy(row => row.Id).ToList().Select(row => row.ToString())
                    .Concat(connection.GetTable<PerimeterRow>().OrderBy(row => row.Id).ToList().Select(row => row.ToString()))
                    .Concat(connection.GetTable<KnowledgeBaseRow>().OrderBy(row => row.Id).ToList().Select(row => row.ToString()))
                    .Concat(connection.GetTable<AssetEventsBeginRow>().ToList().Select(row => row.ToString()))),
            CancellationToken.None);
    }
}
