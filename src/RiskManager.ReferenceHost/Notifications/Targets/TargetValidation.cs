using MimeKit;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Notifications.Targets;

/// <summary>Says what has to be corrected in a target before it is kept.</summary>
internal static class TargetValidation
{
    public const int MinSecretLength = 16;
    public const int MaxAddressLength = 254;
    public const int MaxUrlLength = 2000;

    /// <param name="target">The target.</param>
    /// <param name="secret">The secret of a webhook that the person entered; blank: none.</param>
    /// <param name="keepsSecret">Whether a blank secret means that the kept one stays.</param>
    public static IReadOnlyList<LocalizedText> Problems(NotificationTarget target, string secret, bool keepsSecret)
    {
        var problems = new List<LocalizedText>();
        if (target.Channel == ChannelNames.Webhook)
        {
            if (!IsWebhookUrl(target.Address))
                problems.Add(Words.Of($"""
                    "{target.Address}" is not allowed as the address of a webhook; https://host/path is expected, http:// is for this
                    machine alone, and a user name in the address is not allowed.
                    """));
            if (secret.Length < MinSecretLength && !(keepsSecret && secret.Length == 0))
                problems.Add(Words.Of($"A webhook needs a secret of at least {MinSecretLength} characters."));
        }
        else if (!IsEmailAddress(target.Address))
        {
            problems.Add(Words.Of($"\"{target.Address}\" is not an e-mail address; one such as ana@example.com is expected."));
        }

        if (target.Events.Count == 0) problems.Add(Words.Of($"Choose at least one event."));
        return problems;
    }

    /// <summary>One plain address: no display name, no second address, nothing that could begin another header.</summary>
    public static bool IsEmailAddress(string address) =>
        address.Length <= MaxAddressLength
        && address.All(character => char.IsAscii(character) && !char.IsControl(character) && character is not (' ' or ',' or ';' or '"'))
        && MailboxAddress.TryParse(address, out var parsed)
        && parsed.Address == address && address.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < address.Length - 1;

    private static bool IsWebhookUrl(string address) =>
        address.Length <= MaxUrlLength
        && Uri.TryCreate(address, UriKind.Absolute, out var url)
        && url.UserInfo.Length == 0
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));
}
