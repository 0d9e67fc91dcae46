using System.Net;
using System.Net.Sockets;
using MimeKit;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Notifications.Delivery;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.Notifications.Stage;

namespace RiskManager.ReferenceHost.Tests.Notifications;

/// <summary>E-mails to a real mail server on loopback (R40).</summary>
[TestClass]
public sealed class EmailDeliveryTests
{
    [TestMethod]
    public async Task Each_recipient_gets_a_message_of_their_own_in_their_language_with_a_link_to_the_run()
    {
        await using var mail = new SmtpListener();
        await using var stage = await NotificationStage.CreateAsync();
        stage.UseMailServer(mail.Port);
        await stage.AddEmailAsync("ana@example.com");
        await stage.AddEmailAsync("rui@example.com", "pt-BR");

        var run = await stage.EndRunAsync(
            "Incomplete",
            run => run with { Expected = 20_000, Missing = 3, Counts = new ImportCounts { Created = 12, Unchanged = 19_985 } });
        await stage.LookAndDeliverAsync();

        var english = mail.Mails.Single(message => message.To.ToString() == "ana@example.com");
        var portuguese = mail.Mails.Single(message => message.To.ToString() == "rui@example.com");
        Assert.AreEqual("Risk Manager: task \"Nightly\": incomplete", english.Subject);
        Assert.AreEqual("Risk Manager: tarefa \"Nightly\": incompleta", portuguese.Subject);
        Assert.Contains("is incomplete: 3 of 20,000 records are missing.", english.TextBody!);
        Assert.Contains("está incompleta: faltam 3 de 20.000 registros.", portuguese.TextBody!);
        Assert.Contains("Unchanged: 19,985", english.TextBody!);
        Assert.Contains("Sem alteração</td><td>19.985", WebUtility.HtmlDecode(portuguese.HtmlBody!));
        foreach (var message in mail.Mails) Assert.Contains($"https://grc.example.com/runs/{run}", message.TextBody!);
        Assert.AreEqual(
            ("\"Risk Manager\" <risk@example.com>", "auto-generated"), (english.From.ToString(), english.Headers["Auto-Submitted"]));
    }

    [TestMethod]
    public async Task A_server_that_is_down_is_tried_again_after_growing_pauses_and_the_message_keeps_its_identity()
    {
        await using var mail = new SmtpListener();
        await using var stage = await NotificationStage.CreateAsync();
        stage.UseMailServer(mail.Port);
        mail.ClosesAt = ".";
        await stage.AddEmailAsync("ana@example.com");
        await stage.EndRunAsync("Failed");
        await stage.LookAndDeliverAsync();
        var first = await stage.DeliveryAsync();
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        await stage.DeliverAsync();
        var second = await stage.DeliveryAsync();
        mail.ClosesAt = null;
        stage.Clock.Advance(TimeSpan.FromSeconds(40));
        await stage.DeliverAsync();
        var tooEarly = mail.Mails.Count;
        stage.Clock.Advance(TimeSpan.FromSeconds(40));

        await stage.DeliverAsync();

        Assert.AreEqual((DeliveryStates.Waiting, 1), (first.State, first.Attempts));
        Assert.AreEqual((DeliveryStates.Waiting, 2), (second.State, second.Attempts));
        Assert.StartsWith("DATA: the mail server broke off: ", first.Problem!);
        Assert.AreEqual(0, tooEarly);
        var id = (await stage.ChangesAsync()).Single().Id;
        Assert.AreEqual($"{id}.1@example.com", mail.Mails.Single().MessageId);
        Assert.AreEqual(DeliveryStates.Delivered, (await stage.DeliveryAsync()).State);
    }

    [TestMethod]
    public async Task A_server_that_stays_down_for_a_day_is_given_up_which_the_audit_log_and_the_list_say()
    {
        await using var stage = await NotificationStage.CreateAsync();
        stage.UseMailServer(ClosedPort());
        await stage.AddEmailAsync("ana@example.com");
        await stage.EndRunAsync("Failed");
        await stage.LookAndDeliverAsync();

        stage.Clock.Advance(TimeSpan.FromHours(25));
        await stage.DeliverAsync();

        var delivery = await stage.DeliveryAsync();
        Assert.AreEqual((DeliveryStates.GivenUp, 2), (delivery.State, delivery.Attempts));
        Assert.StartsWith("Connect: the mail server 127.0.0.1:", delivery.Problem!);
        Assert.StartsWith("Conexão: ", delivery.Translations["pt-BR"]);
        Assert.Contains(
            "The Email message to \"ana@example.com\" about task \"Nightly\" (Failed) was given up after 2 attempts: Connect: ",
            (await stage.AuditAsync())[^1]);
    }

    [TestMethod]
    [DataRow("MAIL", "451 4.3.0 try later", DeliveryStates.Waiting, "MAIL FROM: the mail server answered 451: 4.3.0 try later")]
    [DataRow("RCPT", "450 4.2.1 busy", DeliveryStates.Waiting, "RCPT TO: the mail server answered 450: 4.2.1 busy")]
    [DataRow("RCPT", "550 5.1.1 no such user", DeliveryStates.GivenUp, "RCPT TO: the mail server answered 550: 5.1.1 no such user")]
    [DataRow("DATA", "554 5.7.1 no spam", DeliveryStates.GivenUp, "DATA: the mail server answered 554: 5.7.1 no spam")]
    [DataRow(".", "452 4.3.1 disk full", DeliveryStates.Waiting, "DATA: the mail server answered 452: 4.3.1 disk full")]
    [DataRow("CONNECT", "421 closing", DeliveryStates.Waiting, "Connect: ")]
    public async Task A_refusal_for_now_is_tried_again_and_one_for_good_is_not(string step, string answer, string state, string problem)
    {
        await using var mail = new SmtpListener();
        mail.Answers[step] = answer;
        await using var stage = await NotificationStage.CreateAsync();
        stage.UseMailServer(mail.Port);
        await stage.AddEmailAsync("ana@example.com");
        await stage.EndRunAsync("Failed");

        await stage.LookAndDeliverAsync();

        var delivery = await stage.DeliveryAsync();
        Assert.AreEqual(state, delivery.State);
        Assert.StartsWith(problem, delivery.Problem!);
    }

    [TestMethod]
    public async Task A_server_that_says_nothing_holds_up_neither_the_looking_for_changes_nor_another_receiver()
    {
        await using var mail = new SmtpListener { HangsAt = "EHLO" };
        await using var hook = new WebhookReceiver();
        await using var stage = await NotificationStage.CreateAsync();
        stage.UseMailServer(mail.Port);
        await stage.AddEmailAsync("ana@example.com");
        await stage.AddWebhookAsync(hook.Url);
        await stage.EndRunAsync("Failed");
        await stage.LookAsync();
        using var stopping = new CancellationTokenSource();
        var delivering = stage.Get<DeliveryWorker>().DeliverDueAsync(stopping.Token);
        await mail.Hanging.Task.WaitAsync(TimeSpan.FromSeconds(30));
        mail.HangsAt = null;

        await stage.EndRunAsync("Complete");
        await stage.LookAsync();
        await stage.DeliverAsync();

        Assert.AreEqual("Failed Healthy", string.Join(' ', await stage.HealthsAsync()));
        Assert.IsFalse(delivering.IsCompleted);
        Assert.AreEqual("Risk Manager: task \"Nightly\": recovered", mail.Mails.Single().Subject);
        Assert.HasCount(2, hook.Posts);
        await stopping.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => delivering);
    }

    [TestMethod]
    public async Task An_attempt_without_an_end_is_over_after_a_minute()
    {
        await using var mail = new SmtpListener { HangsAt = "EHLO" };
        await using var stage = await NotificationStage.CreateAsync();
        stage.UseMailServer(mail.Port);
        await stage.AddEmailAsync("ana@example.com");
        await stage.EndRunAsync("Failed");
        await stage.LookAsync();
        var delivering = stage.DeliverAsync();
        await mail.Hanging.Task.WaitAsync(TimeSpan.FromSeconds(30));

        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        await delivering.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.AreEqual("The receiver did not take the message within 60 seconds.", (await stage.DeliveryAsync()).Problem);
    }

    [TestMethod]
    public async Task Nothing_in_the_name_of_a_task_becomes_a_header_or_markup()
    {
        await using var mail = new SmtpListener();
        await using var stage = await NotificationStage.CreateAsync();
        stage.UseMailServer(mail.Port);
        await stage.AddEmailAsync("ana@example.com");

        await stage.EndRunAsync("Failed", run => run with { TaskName = "A\r\nBcc: eve@example.com\r\n\r\n<b>&\u202e" });
        await stage.LookAndDeliverAsync();

        var message = mail.Mails.Single();
        Assert.AreEqual("Risk Manager: task \"A Bcc: eve@example.com  <b>&\\u202e\": failed", message.Subject);
        Assert.IsFalse(message.Headers.Contains(HeaderId.Bcc));
        Assert.HasCount(1, mail.Commands.Where(command => command.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase)));
        Assert.Contains("&lt;b&gt;&amp;", message.HtmlBody!);
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
