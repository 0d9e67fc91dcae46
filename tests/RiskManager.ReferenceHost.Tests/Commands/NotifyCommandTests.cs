using LinqToDB;
using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.Notifications.Stage;

namespace RiskManager.ReferenceHost.Tests.Commands;

[TestClass]
public sealed class NotifyCommandTests
{
    [TestMethod]
    public async Task A_test_message_goes_to_everybody_with_a_line_for_each_and_exit_code_4_if_one_was_not_taken()
    {
        await using var mail = new SmtpListener();
        using var runner = new CommandRunner();
        UseMailServer(runner, mail.Port);
        await InsertAsync(runner, "ana@example.com", "rui@example.com", "ana@example.com");

        var good = await runner.RunAsync("notify", "test", "--data", runner.Data);
        mail.Answers["RCPT"] = "550 5.1.1 no such user";
        var bad = await runner.RunAsync("notify", "test", "--data", runner.Data);

        Assert.AreEqual((ExitCodes.Complete, ExitCodes.RemoteService), (good, bad));
        Assert.AreEqual(
            """
            Email ana@example.com: taken: 2.0.0 queued as 4711
            Email rui@example.com: taken: 2.0.0 queued as 4711
            Email ana@example.com: not taken: RCPT TO: the mail server answered 550: 5.1.1 no such user
            Email rui@example.com: not taken: RCPT TO: the mail server answered 550: 5.1.1 no such user
            """.ReplaceLineEndings("\n"),
            runner.Results.ToString().ReplaceLineEndings("\n").TrimEnd());
    }

    [TestMethod]
    public async Task Without_recipients_the_command_says_where_to_add_one()
    {
        using var runner = new CommandRunner();

        var code = await runner.RunAsync("notify", "test", "--data", runner.Data);

        Assert.AreEqual(ExitCodes.Refused, code);
        Assert.Contains("add a recipient on the screen Notifications", runner.Messages.ToString());
    }

    private static void UseMailServer(CommandRunner runner, int port)
    {
        Directory.CreateDirectory(runner.Data);
        File.WriteAllText(
            Path.Combine(runner.Data, "web.config"),
            $"""
             <configuration><appSettings>
             <add key="RiskManager.SmtpServer" value="127.0.0.1" /><add key="RiskManager.SmtpPort" value="{port}" />
             <add key="RiskManager.SmtpSecurity" value="none" /><add key="RiskManager.SmtpSender" value="risk@example.com" />
             </appSettings></configuration>
             """);
    }

    private static async Task InsertAsync(CommandRunner runner, params string[] addresses)
    {
        using var host = await OpenedHost.OpenAsync(runner.Data, CancellationToken.None);
        foreach (var (index, address) in addresses.Index())
        {
            var row = new NotificationTargetRow
            {
                TaskId = index < 2 ? null : "task", Channel = "Email", Address = address, Language = "en", Events = "Failed",
            };
            await host.Database.WriteAsync(connection => connection.Insert(row), CancellationToken.None);
        }
    }
}
