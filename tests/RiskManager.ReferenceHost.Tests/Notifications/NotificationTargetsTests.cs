using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Notifications.Targets;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.Notifications.Stage;

namespace RiskManager.ReferenceHost.Tests.Notifications;

/// <summary>Who is told, as people keep it (R40).</summary>
[StoreTestClass]
public sealed class NotificationTargetsTests
{
    private static readonly NotificationTarget Hook =
        new(ChannelNames.Webhook, "https://hooks.example.com/1") { Events = [TaskHealth.Failed, TaskHealth.Healthy] };

    [TestMethod]
    [DataRow("ana")]
    [DataRow("ana@")]
    [DataRow("Ana <ana@example.com>")]
    [DataRow("ana@example.com, rui@example.com")]
    [DataRow("ana@example.com\r\nBcc: eve@example.com")]
    public async Task Only_one_plain_e_mail_address_is_taken(string address)
    {
        await using var stage = await NotificationStage.CreateAsync();

        var refused = await Assert.ThrowsExactlyAsync<TaskSettingsException>(() => stage.AddEmailAsync(address));

        Assert.Contains("is not an e-mail address", refused.Message);
    }

    [TestMethod]
    [DataRow("http://hooks.example.com/1", DisplayName = "without encryption to another machine")]
    [DataRow("https://user:password@hooks.example.com/1", DisplayName = "with a password in it")]
    [DataRow("ftp://hooks.example.com/1")]
    [DataRow("hooks.example.com")]
    public async Task Only_an_encrypted_webhook_is_taken(string url)
    {
        await using var stage = await NotificationStage.CreateAsync();

        var refused = await Assert.ThrowsExactlyAsync<TaskSettingsException>(
            () => SaveAsync(stage, Hook with { Address = url }, "long-enough-secret"));

        Assert.Contains("is not allowed as the address of a webhook", refused.Message);
    }

    [TestMethod]
    public async Task The_secret_of_a_webhook_is_encrypted_never_shown_and_stays_while_the_address_does()
    {
        await using var stage = await NotificationStage.CreateAsync();
        await SaveAsync(stage, Hook, "the-secret-of-the-hook");
        var kept = (await stage.Get<NotificationTargets>().ListAsync(CancellationToken.None)).Single();

        await SaveAsync(stage, kept with { Events = [TaskHealth.Held] }, "");
        var moved = await Assert.ThrowsExactlyAsync<TaskSettingsException>(
            () => SaveAsync(stage, kept with { Address = "https://elsewhere.example.com/" }, ""));

        var row = await stage.Database.ReadAsync(
            connection => connection.GetTable<NotificationTargetRow>().Single(), CancellationToken.None);
        Assert.IsTrue(kept.HasSecret);
        Assert.DoesNotContain("the-secret-of-the-hook", row.Secret!);
        Assert.AreEqual("Held", row.Events);
        Assert.AreEqual(
            "the-secret-of-the-hook", await stage.Get<NotificationTargets>().ReadSecretAsync(kept.Id, CancellationToken.None));
        Assert.Contains("A webhook needs a secret of at least 16 characters.", moved.Message);
    }

    [TestMethod]
    public async Task A_target_is_told_what_it_wants_to_know_of_the_task_that_it_is_for_and_of_nothing_twice()
    {
        await using var stage = await NotificationStage.CreateAsync();
        await stage.AddEmailAsync("all@example.com");
        await stage.AddEmailAsync("all@example.com", task: NotificationStage.Task);
        await stage.AddEmailAsync("other@example.com", task: "task-2");
        await stage.AddEmailAsync("held@example.com", events: TaskHealth.Held);
        await stage.AddEmailAsync("failed@example.com", events: TaskHealth.Failed);

        await stage.EndRunAsync("Failed");
        await stage.LookAsync();

        var addresses = await stage.Database.ReadAsync(
            connection => connection.GetTable<DeliveryRow>().OrderBy(row => row.Id).Select(row => row.Address).ToList(),
            CancellationToken.None);
        CollectionAssert.AreEqual(new[] { "all@example.com", "failed@example.com" }, addresses);
    }

    [TestMethod]
    public async Task Every_change_is_in_the_audit_log_without_the_secret()
    {
        await using var stage = await NotificationStage.CreateAsync();
        await SaveAsync(stage, Hook, "the-secret-of-the-hook");
        var kept = (await stage.Get<NotificationTargets>().ListAsync(CancellationToken.None)).Single();
        await SaveAsync(stage, kept with { Events = [TaskHealth.Held] }, "");
        await stage.Get<NotificationTargets>().DeleteAsync(kept.Id, NotificationStage.Administrator, CancellationToken.None);

        CollectionAssert.AreEqual(
            new[]
            {
                "The Webhook target \"https://hooks.example.com/1\" (Healthy,Failed) was added by \"Ana\"",
                "The Webhook target \"https://hooks.example.com/1\" (Held) was changed by \"Ana\"",
                "The Webhook target \"https://hooks.example.com/1\" was removed by \"Ana\"",
            },
            await stage.AuditAsync());
    }

    [TestMethod]
    public async Task A_reader_changes_nothing_and_the_same_entry_is_not_taken_twice()
    {
        await using var stage = await NotificationStage.CreateAsync();
        await stage.AddEmailAsync("ana@example.com");
        var reader = new Account("Rui", AccountRole.Reader);
        var targets = stage.Get<NotificationTargets>();

        await Assert.ThrowsExactlyAsync<AccessDeniedException>(
            () => targets.SaveAsync(Hook, "long-enough-secret", reader, CancellationToken.None));
        await Assert.ThrowsExactlyAsync<AccessDeniedException>(() => targets.DeleteAsync(1, reader, CancellationToken.None));
        var twice = await Assert.ThrowsExactlyAsync<TaskSettingsException>(() => stage.AddEmailAsync("ana@example.com"));

        Assert.AreEqual("\"ana@example.com\" is in the list already; change that entry.", twice.Message);
        Assert.HasCount(1, await targets.ListAsync(CancellationToken.None));
    }

    [TestMethod]
    [DataRow("https://hooks.example.com/1", "https://hooks.example.com/1")]
    [DataRow("https://hooks.example.com/services/T0/B1/a-token-of-4711", "https://hooks.example.com/…4711")]
    [DataRow("https://hooks.example.com:8443/in?key=a-token-of-4711", "https://hooks.example.com:8443/…4711")]
    public void The_path_of_a_webhook_which_may_be_as_good_as_a_password_is_not_shown(string url, string shown) =>
        Assert.AreEqual(shown, (Hook with { Address = url }).ShownAddress);

    private static Task SaveAsync(NotificationStage stage, NotificationTarget target, string secret) =>
        stage.Get<NotificationTargets>().SaveAsync(target, secret, NotificationStage.Administrator, CancellationToken.None);
}
