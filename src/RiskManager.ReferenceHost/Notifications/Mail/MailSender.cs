using System.Net.Security;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Notifications.Delivery;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Notifications.Mail;

/// <summary>Hands a message to the mail server, and says at which step of the conversation it failed.</summary>
/// <param name="validate">Checks the server's certificate instead of the machine's trusted authorities; null: those do.</param>
internal sealed class MailSender(RemoteCertificateValidationCallback? validate = null)
{
    private const int StepTimeoutMilliseconds = 30_000;
    private const int FirstPermanentStatus = 500;

    /// <returns>The server's answer.</returns>
    /// <exception cref="DeliveryException">The server did not take the message.</exception>
    public async Task<string> SendAsync(SmtpSettings server, MimeMessage message, CancellationToken cancellationToken)
    {
        // Like every other https client of this host, it does not ask the authority whether it revoked the certificate.
        using var client = new SmtpClient { Timeout = StepTimeoutMilliseconds, CheckCertificateRevocation = false };
        if (validate is not null) client.ServerCertificateValidationCallback = validate;
        await ConnectAsync(client, server, cancellationToken);
        await SignInAsync(client, server, cancellationToken);
        var answer = await SendAsync(client, message, cancellationToken);
        await QuitAsync(client, cancellationToken);
        return answer;
    }

    private static async Task ConnectAsync(SmtpClient client, SmtpSettings server, CancellationToken cancellationToken)
    {
        var place = $"{server.Host}:{server.Port}";
        try
        {
            await client.ConnectAsync(server.Host, server.Port, server.Security, cancellationToken);
        }
        catch (SslHandshakeException exception)
        {
            throw Retried(
                Words.Of($"""
                    TLS: the certificate of the mail server {place} is not trusted, or no encryption was agreed on: {First(exception)}
                    """),
                exception);
        }
        catch (NotSupportedException exception)
        {
            throw Retried(Words.Of($"STARTTLS: the mail server {place} does not offer encryption, so nothing was sent to it."), exception);
        }
        catch (Exception exception) when (IsConversationFault(exception))
        {
            throw Retried(Words.Of($"Connect: the mail server {place} cannot be reached: {First(exception)}"), exception);
        }
    }

    private static async Task SignInAsync(SmtpClient client, SmtpSettings server, CancellationToken cancellationToken)
    {
        if (server.Credentials is not { } credentials) return;
        try
        {
            await client.AuthenticateAsync(credentials, cancellationToken);
        }
        catch (Exception exception) when (exception is AuthenticationException or NotSupportedException || IsConversationFault(exception))
        {
            throw Retried(
                Words.Of($"AUTH: the mail server refused the account \"{credentials.UserName}\": {First(exception)}"), exception);
        }
    }

    private static async Task<string> SendAsync(SmtpClient client, MimeMessage message, CancellationToken cancellationToken)
    {
        try
        {
            return await client.SendAsync(message, cancellationToken);
        }
        catch (SmtpCommandException exception)
        {
            var status = (int)exception.StatusCode;
            throw new DeliveryException(
                Words.Of($"{StepOf(exception.ErrorCode)}: the mail server answered {status}: {First(exception)}"),
                isFinal: status >= FirstPermanentStatus, exception);
        }
        catch (Exception exception) when (exception is NotSupportedException || IsConversationFault(exception))
        {
            throw Retried(Words.Of($"DATA: the mail server broke off: {First(exception)}"), exception);
        }
    }

    /// <summary>The server has the message; a farewell that fails must not make us send it again.</summary>
    private static async Task QuitAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception exception) when (IsConversationFault(exception) || exception is OperationCanceledException)
        {
            await client.DisconnectAsync(quit: false, CancellationToken.None);
        }
    }

    private static string StepOf(SmtpErrorCode code) => code switch
    {
        SmtpErrorCode.SenderNotAccepted => "MAIL FROM",
        SmtpErrorCode.RecipientNotAccepted => "RCPT TO",
        _ => "DATA",
    };

    private static bool IsConversationFault(Exception exception) => exception
        is SocketException or IOException or ProtocolException or CommandException or ServiceNotConnectedException or TimeoutException;

    private static DeliveryException Retried(LocalizedText problem, Exception exception) => new(problem, isFinal: false, exception);

    /// <summary>The first line: what follows in libraries' messages is general advice.</summary>
    private static string First(Exception exception) => PrintableText.Of(exception.Message.Trim().Split('\n')[0].Trim());
}
