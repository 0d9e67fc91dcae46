using RiskManager.ReferenceHost.Notifications.Delivery;
using RiskManager.ReferenceHost.Notifications.Targets;
using RiskManager.ReferenceHost.Tests.Notifications.Stage;
using TestSupport;

namespace RiskManager.ReferenceHost.Tests.Notifications;

/// <summary>Send a test message (R40).</summary>
[TestClass]
public sealed class NotificationTesterTests
{
    [TestMethod]
    public async Task A_test_message_arrives_in_the_language_of_the_recipient_and_shows_the_answer_of_the_server()
    {
        await using var mail = new SmtpListener();
        await using var stage = await NotificationStage.CreateAsync();
        stage.UseMailServer(mail.Port);
        await stage.AddEmailAsync("rui@example.com", "pt-BR");

        var step = await TestAsync(stage);

        Assert.AreEqual((true, "2.0.0 queued as 4711"), (step.Succeeded, step.Finding));
        Assert.AreEqual("Risk Manager: mensagem de teste", mail.Mails.Single().Subject);
        Assert.AreEqual(
            "A test message to the Email target \"rui@example.com\" was sent by \"Ana\": taken", (await stage.AuditAsync())[^1]);
        Assert.IsEmpty(await stage.ChangesAsync());
    }

    [TestMethod]
    public async Task A_test_that_fails_names_the_step_of_the_conversation_in_the_language_of_the_person()
    {
        await using var mail = new SmtpListener();
        mail.Answers["RCPT"] = "550 5.1.1 no such user";
        await using var stage = await NotificationStage.CreateAsync();
        stage.UseMailServer(mail.Port);
        await stage.AddEmailAsync("rui@example.com");

        var step = await Language.SpeakAsync("pt-BR", () => TestAsync(stage));

        Assert.AreEqual(
            (false, "RCPT TO: o servidor de e-mail respondeu 550: 5.1.1 no such user"), (step.Succeeded, step.Finding));
    }

    [TestMethod]
    public async Task Without_a_mail_server_the_test_says_which_key_is_missing()
    {
        await using var stage = await NotificationStage.CreateAsync();
        await stage.AddEmailAsync("rui@example.com");

        var step = await TestAsync(stage);

        Assert.AreEqual("No mail server is configured: set RiskManager.SmtpServer in web.config.", step.Finding);
    }

    [TestMethod]
    public async Task A_webhook_is_tested_with_a_signed_event_of_its_own()
    {
        await using var hook = new WebhookReceiver();
        await using var stage = await NotificationStage.CreateAsync();
        await stage.AddWebhookAsync(hook.Url);

        var step = await TestAsync(stage);

        Assert.AreEqual((true, "The webhook answered 204."), (step.Succeeded, step.Finding));
        Assert.Contains("\"type\":\"riskmanager.test\"", hook.Posts.Single().Text);
        Assert.StartsWith("v1,", hook.Posts.Single().Headers["webhook-signature"]);
    }

    private static async Task<Contracts.ConnectionTestStep> TestAsync(NotificationStage stage)
    {
        var target = (await stage.Get<NotificationTargets>().ListAsync(CancellationToken.None)).Single();
        return await stage.Get<NotificationTester>().SendAsync(target, NotificationStage.Administrator, CancellationToken.None);
    }
}
