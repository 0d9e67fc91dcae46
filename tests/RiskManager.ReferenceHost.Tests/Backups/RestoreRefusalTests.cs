using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Backups;

/// <summary>A restore that is refused, or fails on its way, changes nothing.</summary>
[StoreTestClass]
public sealed class RestoreRefusalTests
{
    [TestMethod]
    [TestCategory("Slow")]
    public async Task A_store_in_use_is_refused_and_replaced_only_if_told()
    {
        using var stage = new BackupStage();
        var (path, _) = await stage.BackupAsync(await CreateAsync(stage, "from the backup"));
        var used = await CreateAsync(stage, "of the store");

        var refused = await Assert.ThrowsExactlyAsync<TaskSettingsException>(() => BackupStage.RestoreAsync(path, used));

        Assert.Contains("is in use: it has tasks. Nothing was restored.", refused.Message);
        Assert.AreEqual("of the store", await NameAsync(used));
        await BackupStage.RestoreAsync(path, used, replace: true);
        Assert.AreEqual("from the backup", await NameAsync(used));
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task A_row_that_the_database_refuses_leaves_it_as_it_was()
    {
        using var stage = new BackupStage();
        var (path, _) = await stage.BackupAsync(await CreateAsync(stage, "from the backup"));
        ChangedBackup.Change(path, manifest => manifest, "task_states", "[\"task\",\"one\"]\n[\"task\",\"another\"]\n");
        var used = await CreateAsync(stage, "of the store");

        await Assert.ThrowsExactlyAsync<HostStoreException>(() => BackupStage.RestoreAsync(path, used, replace: true));

        Assert.AreEqual("of the store", await NameAsync(used));
    }

    [TestMethod]
    public async Task A_newer_schema_is_refused()
    {
        using var stage = new BackupStage();
        var (path, _) = await stage.BackupAsync(await CreateAsync(stage, "from the backup"));
        ChangedBackup.Change(path, manifest => manifest with { Schema = 999, HostVersion = "9.0.0" });
        var empty = await stage.NewDataAsync(TestDatabase.Store);

        var refused = await Assert.ThrowsExactlyAsync<TaskSettingsException>(() => BackupStage.RestoreAsync(path, empty));

        StringAssert.StartsWith(refused.Message, "The backup is of schema 999, made by version 9.0.0; this version knows ");
    }

    [TestMethod]
    public async Task Tables_of_another_schema_than_it_names_are_refused()
    {
        using var stage = new BackupStage();
        var (path, _) = await stage.BackupAsync(await CreateAsync(stage, "from the backup"));
        ChangedBackup.Change(path, manifest => manifest with { Schema = 82 });
        var empty = await stage.NewDataAsync(TestDatabase.Store);

        var refused = await Assert.ThrowsExactlyAsync<TaskSettingsException>(() => BackupStage.RestoreAsync(path, empty));

        Assert.AreEqual("The backup does not have the tables of schema 82, which it names. Nothing was restored.", refused.Message);
    }

    private static async Task<string> CreateAsync(BackupStage stage, string name)
    {
        var data = await stage.NewDataAsync(TestDatabase.Store);
        using var database = await BackupStage.OpenAsync(data);
        await database.WriteAsync(
            connection => connection.Insert(new TaskRow
            {
                Id = "task", Name = name, NameKey = name, TypeId = "stand-in", Settings = "{}", ChangedBy = "Ana",
            }),
            CancellationToken.None);
        return data;
    }

    private static async Task<string> NameAsync(string data)
    {
        using var database = await BackupStage.OpenAsync(data);
        return await database.ReadAsync(connection => connection.GetTable<TaskRow>().Single().Name, CancellationToken.None);
    }
}
