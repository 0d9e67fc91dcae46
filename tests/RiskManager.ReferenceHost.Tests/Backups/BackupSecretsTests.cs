using LinqToDB;
using Microsoft.AspNetCore.DataProtection;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.StandIn;
using RiskManager.ReferenceHost.Tests.Access;

namespace RiskManager.ReferenceHost.Tests.Backups;

/// <summary>Passwords and keys are in a backup only with a passphrase, and nowhere in plain.</summary>
[TestClass]
public sealed class BackupSecretsTests
{
    private const string Passphrase = "a long passphrase";
    private const string Secret = "s3cret-of-qualys";
    private const string MailSecret = "s3cret-of-mail";

    [TestMethod]
    public async Task With_a_passphrase_they_are_encrypted_and_come_back_on_another_machine()
    {
        using var stage = new BackupStage();
        var data = await CreateAsync(stage);
        var (path, result) = await stage.BackupAsync(data, Passphrase);
        var other = stage.File("other");

        var restored = await BackupStage.RestoreAsync(path, other, Passphrase);

        Assert.IsTrue(result.HasSecrets);
        Assert.IsEmpty(result.LeftOut);
        var content = ChangedBackup.ReadAll(path);
        Assert.DoesNotContain(MailSecret, content);
        Assert.DoesNotContain("<key id=", content);
        Assert.Contains(MailSecret, await File.ReadAllTextAsync(Path.Combine(other, "web.config")));
        Assert.IsTrue(restored.HasSecrets);
        using var database = await BackupStage.OpenAsync(other);
        var task = await database.ReadAsync(connection => connection.GetTable<TaskRow>().Single(), CancellationToken.None);
        CollectionAssert.AreEqual(new[] { Secret }, new TaskSecrets(Keys(other)).Values(task.Id, task.Secrets!).ToList());
        var account = await database.ReadAsync(connection => connection.GetTable<AccountRow>().Single(), CancellationToken.None);
        Assert.AreNotEqual("", account.Password);
        if (!OperatingSystem.IsWindows())
        {
            Assert.AreEqual(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(Path.Combine(other, "keys")));
        }
    }

    [TestMethod]
    public async Task Without_one_they_are_left_out_and_that_is_said_by_name()
    {
        using var stage = new BackupStage();
        var data = await CreateAsync(stage);

        var (path, result) = await stage.BackupAsync(data);

        CollectionAssert.AreEqual(
            new[] { "accounts.password", "tasks.secrets", "web.config: RiskManager.SmtpPassword", "the keys in keys" },
            result.LeftOut.ToList());
        Assert.DoesNotContain(MailSecret, ChangedBackup.ReadAll(path));
        var other = stage.File("other");
        var restored = await BackupStage.RestoreAsync(path, other);
        Assert.IsFalse(restored.HasSecrets);
        using var database = await BackupStage.OpenAsync(other);
        var (task, account) = await database.ReadAsync(
            connection => (connection.GetTable<TaskRow>().Single(), connection.GetTable<AccountRow>().Single()), CancellationToken.None);
        Assert.IsNull(task.Secrets);
        Assert.AreEqual(("Ana", ""), (account.Name, account.Password));
        var config = await File.ReadAllTextAsync(Path.Combine(other, "web.config"));
        Assert.Contains("RiskManager.SmtpUser", config);
        Assert.DoesNotContain("RiskManager.SmtpPassword", config);
    }

    [TestMethod]
    public async Task Another_passphrase_opens_nothing()
    {
        using var stage = new BackupStage();
        var (path, _) = await stage.BackupAsync(await CreateAsync(stage), Passphrase);

        var refused = await Assert.ThrowsExactlyAsync<TaskSettingsException>(
            () => BackupStage.RestoreAsync(path, stage.File("other"), "another passphrase"));

        Assert.AreEqual("The passphrase is not the one of this backup, or the backup was changed.", refused.Message);
        Assert.IsFalse(Directory.Exists(stage.File("other")));
    }

    [TestMethod]
    public async Task Secrets_do_not_open_in_a_backup_with_other_rows()
    {
        using var stage = new BackupStage();
        var (path, _) = await stage.BackupAsync(await CreateAsync(stage), Passphrase);
        ChangedBackup.Change(path, manifest => manifest, "people");

        await Assert.ThrowsExactlyAsync<TaskSettingsException>(() => BackupStage.RestoreAsync(path, stage.File("other"), Passphrase));
    }

    private static async Task<string> CreateAsync(BackupStage stage)
    {
        var data = await stage.NewDataAsync(
            StoreKind.Sqlite,
            $"""<add key="RiskManager.SmtpUser" value="ana" /><add key="RiskManager.SmtpPassword" value="{MailSecret}" />""");
        using var database = await BackupStage.OpenAsync(data);
        var secrets = new TaskSecrets(Keys(data)).Protect("task", new StandInSettings { AccessPassword = Secret });
        await database.WriteAsync(
            connection => connection.Insert(new TaskRow
            {
                Id = "task", Name = "Nightly", NameKey = "NIGHTLY", TypeId = "stand-in", Settings = "{}", Secrets = secrets,
                ChangedBy = "Ana",
            }),
            CancellationToken.None);
        var accounts = TestAccounts.Of(database);
        await accounts.AddAsync("Ana", AccountRole.Administrator, "correct horse battery");
        return data;
    }

    private static IDataProtectionProvider Keys(string data) => DataProtectionProvider.Create(
        new DirectoryInfo(Path.Combine(data, "keys")), builder => builder.SetApplicationName("RiskManager.ReferenceHost"));
}
