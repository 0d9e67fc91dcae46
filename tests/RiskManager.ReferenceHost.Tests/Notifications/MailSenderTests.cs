using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MailKit.Security;
using MimeKit;
using RiskManager.ReferenceHost.Notifications.Delivery;
using RiskManager.ReferenceHost.Notifications.Mail;
using RiskManager.ReferenceHost.Tests.Notifications.Stage;

namespace RiskManager.ReferenceHost.Tests.Notifications;

/// <summary>The conversation with a mail server (R40).</summary>
[TestClass]
public sealed class MailSenderTests
{
    [TestMethod]
    public async Task The_message_and_the_password_travel_encrypted()
    {
        using var certificate = Certificate();
        await using var mail = new SmtpListener { Certificate = certificate, HasAccounts = true };
        var sender = new MailSender((_, shown, _, _) => shown!.GetCertHashString() == certificate.GetCertHashString());

        var answer = await sender.SendAsync(
            Server(mail) with { Credentials = new NetworkCredential("risk", "s3cret") }, Message(), CancellationToken.None);

        Assert.AreEqual("2.0.0 queued as 4711", answer);
        Assert.AreEqual("Hello", mail.Mails.Single().Subject);
        CollectionAssert.AreEqual(
            new[] { "EHLO", "STARTTLS", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "QUIT" },
            mail.Commands.Select(command => command.Split(' ')[0]).ToArray());
    }

    [TestMethod]
    public async Task A_certificate_that_nobody_vouches_for_is_refused()
    {
        using var certificate = Certificate();
        await using var mail = new SmtpListener { Certificate = certificate };

        var fault = await FailAsync(mail, Server(mail));

        Assert.StartsWith($"TLS: the certificate of the mail server 127.0.0.1:{mail.Port} is not trusted", fault.Message);
        Assert.IsFalse(mail.Commands.Any(command => command.StartsWith("MAIL", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task Nothing_is_sent_to_a_server_that_does_not_offer_encryption()
    {
        await using var mail = new SmtpListener { HasAccounts = true };

        var fault = await FailAsync(mail, Server(mail) with { Credentials = new NetworkCredential("risk", "s3cret") });

        Assert.AreEqual(
            $"STARTTLS: the mail server 127.0.0.1:{mail.Port} does not offer encryption, so nothing was sent to it.", fault.Message);
        Assert.IsFalse(mail.Commands.Any(command => command == "AUTH"));
    }

    [TestMethod]
    public async Task A_refused_account_is_named_without_its_password()
    {
        await using var mail = new SmtpListener { HasAccounts = true };
        mail.Answers["AUTH"] = "535 5.7.8 bad credentials";

        var fault = await FailAsync(
            mail, Server(mail) with { Security = SecureSocketOptions.None, Credentials = new NetworkCredential("risk", "s3cret") });

        Assert.AreEqual("AUTH: the mail server refused the account \"risk\": 535: 5.7.8 bad credentials", fault.Message);
        Assert.IsFalse(fault.IsFinal);
    }

    [TestMethod]
    public async Task A_farewell_that_fails_does_not_make_a_sent_message_fail()
    {
        await using var mail = new SmtpListener { ClosesAt = "QUIT" };

        var answer = await new MailSender()
            .SendAsync(Server(mail) with { Security = SecureSocketOptions.None }, Message(), CancellationToken.None);

        Assert.AreEqual("2.0.0 queued as 4711", answer);
    }

    private static Task<DeliveryException> FailAsync(SmtpListener mail, SmtpSettings server) =>
        Assert.ThrowsExactlyAsync<DeliveryException>(() => new MailSender().SendAsync(server, Message(), CancellationToken.None));

    private static SmtpSettings Server(SmtpListener mail) =>
        new("127.0.0.1", mail.Port, SecureSocketOptions.StartTls, new MailboxAddress("Risk Manager", "risk@example.com"));

    private static MimeMessage Message() =>
        new([new MailboxAddress("", "risk@example.com")], [new MailboxAddress("", "ana@example.com")], "Hello", new TextPart());

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var signed = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(signed.Export(X509ContentType.Pkcs12), null);
    }
}
