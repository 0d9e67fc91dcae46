using System.Globalization;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Notifications.Delivery;
using RiskManager.ReferenceHost.Notifications.Messages;
using RiskManager.ReferenceHost.Notifications.Targets;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Notifications.Mail;

/// <summary>Sends an e-mail to one person, in that person's language.</summary>
internal sealed class MailChannel(MailSender sender, WebConfigFile webConfig, TimeProvider clock) : INotificationChannel
{
    public string Name => ChannelNames.Email;

    public async Task<string> DeliverAsync(OutgoingNotification notification, CancellationToken cancellationToken)
    {
        var config = webConfig.Read();
        var server = SmtpSettings.Find(config)
            ?? throw new TaskSettingsException(Words.Of($"No mail server is configured: set {HostKeys.SmtpServer} in web.config."));
        var language = CultureInfo.GetCultureInfo(notification.Target.Language);
        var text = notification.Change is { } change
            ? MessageText.Of(change, language, clock.LocalTimeZone)
            : MessageText.OfTest(language, SiteLinks.Find(config).Root);
        return await sender.SendAsync(server, MailMessage.Of(notification, text, server.Sender), cancellationToken);
    }
}
