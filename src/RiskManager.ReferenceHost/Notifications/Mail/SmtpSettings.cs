using System.Globalization;
using System.Net;
using MailKit.Security;
using MimeKit;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Notifications.Targets;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Notifications.Mail;

/// <summary>The mail server, from <c>web.config</c>: it belongs to the installation and has a secret, like the database.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Port">Its port.</param>
/// <param name="Security">How the connection is encrypted; not at all only to this machine.</param>
/// <param name="Sender">The sender of the messages.</param>
internal sealed record SmtpSettings(string Host, int Port, SecureSocketOptions Security, MailboxAddress Sender)
{
    private const int DefaultPort = 587;

    private static readonly Dictionary<string, SecureSocketOptions> Securities = new(StringComparer.OrdinalIgnoreCase)
    {
        ["starttls"] = SecureSocketOptions.StartTls,
        ["tls"] = SecureSocketOptions.SslOnConnect,
        ["none"] = SecureSocketOptions.None,
    };

    /// <summary>The account; null: the server wants none.</summary>
    public NetworkCredential? Credentials { get; init; }

    /// <returns>Null where no key names a mail server.</returns>
    /// <exception cref="TaskSettingsException">Keys have to be corrected; all problems at once.</exception>
    public static SmtpSettings? Find(WebConfig config)
    {
        if (Text(config, HostKeys.SmtpServer) is not { } host) return null;
        var problems = new List<LocalizedText>();
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
            problems.Add(Words.Of($"{HostKeys.SmtpServer} is \"{host}\"; the name of a host is expected, without scheme and port."));
        var security = ReadSecurity(config, host, problems);
        var sender = Text(config, HostKeys.SmtpSender) ?? "";
        if (!TargetValidation.IsEmailAddress(sender))
            problems.Add(Words.Of($"{HostKeys.SmtpSender} is \"{sender}\"; an e-mail address is expected, such as risk@example.com."));
        var credentials = ReadCredentials(config, problems);
        if (problems.Count > 0) throw new TaskSettingsException(problems);
        var port = Text(config, HostKeys.SmtpPort) is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : DefaultPort;
        return new SmtpSettings(host, port, security, new MailboxAddress("Risk Manager", sender)) { Credentials = credentials };
    }

    private static SecureSocketOptions ReadSecurity(WebConfig config, string host, List<LocalizedText> problems)
    {
        var text = Text(config, HostKeys.SmtpSecurity) ?? "starttls";
        if (!Securities.TryGetValue(text, out var security))
            problems.Add(Words.Of($"{HostKeys.SmtpSecurity} is \"{text}\"; allowed are {string.Join(", ", Securities.Keys)}."));
        else if (security == SecureSocketOptions.None && !IsLoopback(host))
            problems.Add(Words.Of($"{HostKeys.SmtpSecurity}: \"none\" is for a mail server on this machine alone."));
        return security;
    }

    private static NetworkCredential? ReadCredentials(WebConfig config, List<LocalizedText> problems)
    {
        if (Text(config, HostKeys.SmtpUser) is not { } user) return null;
        return new NetworkCredential(user, ConfiguredSecret.Find(config, HostKeys.SmtpPassword, HostKeys.SmtpUser, problems));
    }

    private static string? Text(WebConfig config, string key) => config.Find(key)?.Trim() is { Length: > 0 } text ? text : null;

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
}
