using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Tests.Backups;

/// <summary>A file that is not whole is refused before anything is written.</summary>
[TestClass]
public sealed class DamagedBackupTests
{
    [TestMethod]
    public async Task A_cut_file_is_refused_wherever_it_was_cut()
    {
        using var stage = new BackupStage();
        var whole = await File.ReadAllBytesAsync((await BackupAsync(stage)).Path);
        foreach (var tenth in Enumerable.Range(0, 10))
        {
            var cut = stage.File("cut.backup");
            await File.WriteAllBytesAsync(cut, whole[..(whole.Length * tenth / 10)]);

            await AssertRefusedAsync(stage, cut);
        }
    }

    [TestMethod]
    public async Task A_changed_byte_of_any_row_or_file_is_noticed()
    {
        using var stage = new BackupStage();
        var whole = await File.ReadAllBytesAsync((await BackupAsync(stage)).Path);
        var changed = stage.File("changed.backup");

        // The second half of the file holds the names of the entries and the manifest; the first the rows.
        foreach (var place in Enumerable.Range(1, 12).Select(step => whole.Length * step / 40))
        {
            var bytes = (byte[])whole.Clone();
            bytes[place] ^= 0x5A;
            await File.WriteAllBytesAsync(changed, bytes);

            try
            {
                await BackupStage.RestoreAsync(changed, stage.File("other"));
            }
            catch (TaskSettingsException exception)
            {
                Assert.Contains("is damaged or cut", exception.Message);
                Assert.IsFalse(Directory.Exists(stage.File("other")));
                continue;
            }

            // A byte that means nothing, such as the time of an entry: then all rows are right.
            Directory.Delete(stage.File("other"), recursive: true);
        }
    }

    [TestMethod]
    public async Task What_is_no_backup_is_refused_in_a_sentence()
    {
        using var stage = new BackupStage();
        await File.WriteAllTextAsync(stage.File("text.backup"), "no zip");

        await AssertRefusedAsync(stage, stage.File("text.backup"));
        var missing = await Assert.ThrowsExactlyAsync<TaskSettingsException>(
            () => BackupStage.RestoreAsync(stage.File("missing"), stage.File("other")));
        StringAssert.StartsWith(missing.Message, "There is no backup ");
    }

    private static async Task AssertRefusedAsync(BackupStage stage, string path)
    {
        var refused = await Assert.ThrowsExactlyAsync<TaskSettingsException>(() => BackupStage.RestoreAsync(path, stage.File("other")));
        Assert.Contains("is damaged or cut, or is no backup of this host", refused.Message);
        Assert.IsFalse(Directory.Exists(stage.File("other")));
    }

    private static async Task<(string Path, ReferenceHost.Backups.BackupResult Result)> BackupAsync(BackupStage stage)
    {
        var data = await stage.NewDataAsync(StoreKind.Sqlite);
        using (await BackupStage.OpenAsync(data))
        {
        }

        return await stage.BackupAsync(data);
    }
}
