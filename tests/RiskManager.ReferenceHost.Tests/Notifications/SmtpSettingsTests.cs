using MailKit.Security;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Notifications.Mail;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Tests.Notifications;

/// <summary>The mail server and the address of the site in web.config (R40).</summary>
[TestClass]
public sealed class SmtpSettingsTests
{
    private const string Sender = """<add key="RiskManager.SmtpSender" value="risk@example.com" />""";
    private const string Server = """<add key="RiskManager.SmtpServer" value="mail.example.com" />""";

    [TestMethod]
    public void Encryption_is_required_unless_the_file_says_otherwise()
    {
        var settings = SmtpSettings.Find(Config(Server + Sender))!;

        Assert.AreEqual(
            ("mail.example.com", 587, SecureSocketOptions.StartTls, "risk@example.com", true),
            (settings.Host, settings.Port, settings.Security, settings.Sender.Address, settings.Credentials is null));
    }

    [TestMethod]
    public void Without_a_server_there_are_no_e_mails() => Assert.IsNull(SmtpSettings.Find(Config(Sender)));

    [TestMethod]
    [DataRow(Server, "RiskManager.SmtpSender is \"\"; an e-mail address is expected")]
    [DataRow(
        Server + Sender + """<add key="RiskManager.SmtpSecurity" value="none" />""",
        "\"none\" is for a mail server on this machine alone")]
    [DataRow(Server + Sender + """<add key="RiskManager.SmtpSecurity" value="ssl" />""", "allowed are starttls, tls, none")]
    [DataRow(Server + Sender + """<add key="RiskManager.SmtpUser" value="risk" />""", "RiskManager.SmtpPassword is missing")]
    [DataRow(
        Server + Sender + """<add key="RiskManager.SmtpUser" value="u" /><add key="RiskManager.SmtpPassword" value="env:NO_SUCH_NAME" />""",
        "the environment variable \"NO_SUCH_NAME\" is not set or empty")]
    [DataRow("""<add key="RiskManager.SmtpServer" value="smtp://mail" />""" + Sender, "without scheme and port")]
    public void What_has_to_be_corrected_is_named(string settings, string problem)
    {
        var refused = Assert.ThrowsExactly<TaskSettingsException>(() => SmtpSettings.Find(Config(settings)));

        Assert.Contains(problem, refused.Message);
    }

    [TestMethod]
    [DataRow("""<add key="RiskManager.SiteUrl" value="https://grc.example.com/risk/" />""", "https://grc.example.com/risk/runs/1")]
    [DataRow("""<add key="RiskManager.SiteNames" value="*.example.com, grc.example.com" />""", "https://grc.example.com/runs/1")]
    [DataRow("", null)]
    public void Links_lead_to_the_site_where_its_address_is_known(string settings, string? link) =>
        Assert.AreEqual(link, SiteLinks.Find(Config(settings)).Run("task", "1"));

    [TestMethod]
    [DataRow("http://grc.example.com")]
    [DataRow("grc.example.com")]
    [DataRow("https://user@grc.example.com")]
    public void An_address_of_the_site_that_leads_nowhere_safe_is_refused(string url) => Assert.ThrowsExactly<TaskSettingsException>(
        () => SiteLinks.Find(Config($"""<add key="RiskManager.SiteUrl" value="{url}" />""")));

    private static WebConfig Config(string settings)
    {
        using var folder = new TemporaryFolder();
        folder.Write("web.config", $"<configuration><appSettings>{settings}</appSettings></configuration>");
        return WebConfig.Read(folder.Path);
    }
}
