using System.Globalization;
using System.Net;
using System.Text;
using MimeKit;
using MimeKit.Text;
using RiskManager.ReferenceHost.Notifications.Delivery;

namespace RiskManager.ReferenceHost.Notifications.Messages;

/// <summary>A message as an e-mail to one recipient: plain text and simple HTML.</summary>
internal static class MailMessage
{
    /// <param name="notification">The recipient and the change; its identity makes the Message-ID, so that a double can be dropped.</param>
    /// <param name="text">The content in the recipient's language.</param>
    /// <param name="sender">The sender.</param>
    public static MimeMessage Of(OutgoingNotification notification, MessageText text, MailboxAddress sender)
    {
        var language = notification.Target.Language;
        var message = new MimeMessage
        {
            Subject = text.Subject,
            Date = notification.At,
            MessageId = $"{notification.Id}.{notification.Target.Id.ToString(CultureInfo.InvariantCulture)}@{sender.Domain}",
            Body = new MultipartAlternative(
                new TextPart(TextFormat.Plain) { Text = Plain(text) }, new TextPart(TextFormat.Html) { Text = Html(text, language) }),
        };
        message.From.Add(sender);
        message.To.Add(new MailboxAddress("", notification.Target.Address));

        // No absence notice comes back.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        message.Headers.Add(HeaderId.ContentLanguage, language);
        return message;
    }

    private static string Plain(MessageText text)
    {
        var plain = new StringBuilder(text.Summary).Append("\n\n");
        foreach (var (label, value) in text.Facts) plain.Append(CultureInfo.InvariantCulture, $"{label}: {value}\n");
        if (text.Facts.Count > 0) plain.Append('\n');
        plain.Append(text.NextStep).Append('\n');
        if (text.Link is not null) plain.Append('\n').Append(text.Link).Append('\n');
        return plain.ToString();
    }

    private static string Html(MessageText text, string language)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html><html lang=\"{language}\"><body><p><b>{Encode(text.Summary)}</b></p>");
        if (text.Facts.Count > 0)
        {
            html.Append("<table>");
            foreach (var (label, value) in text.Facts)
            {
                html.Append(
                    CultureInfo.InvariantCulture, $"<tr><td>{Encode(label)}</td><td>{Encode(value)}</td></tr>");
            }

            html.Append("</table>");
        }

        html.Append(CultureInfo.InvariantCulture, $"<p>{Encode(text.NextStep)}</p>");
        if (text.Link is not null)
            html.Append(CultureInfo.InvariantCulture, $"<p><a href=\"{Encode(text.Link)}\">{Encode(text.Link)}</a></p>");
        return html.Append("</body></html>").ToString();
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
