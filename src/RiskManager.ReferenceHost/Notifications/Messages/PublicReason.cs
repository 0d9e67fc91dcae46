using System.Net;
using System.Text.RegularExpressions;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Notifications.Messages;

/// <summary>
/// Why a run failed, in words that may leave the host: without secrets and IP addresses, and not too long. What an incomplete or a held
/// run says names records and assets, so it stays on the page of the run.
/// </summary>
internal sealed partial class PublicReason
{
    private const int MaxLength = 600;
    private const string MaskedAddress = "[address]";

    private readonly Redaction _redaction;

    private PublicReason(Redaction redaction) => _redaction = redaction;

    /// <summary>With the secrets of <c>web.config</c>; those of the task were masked when the run ended.</summary>
    public static PublicReason Open(HostFolder folder) =>
        new(new Redaction(MaskedWebConfig.Read(Path.Combine(folder.Path, WebConfig.FileName)).Secrets));

    /// <summary>Adds the error of the run to a change, where that is allowed.</summary>
    public void Add(TaskHealthChange change, string? error, IReadOnlyDictionary<string, string>? translations)
    {
        if (error is null || change.Health is not (TaskHealth.Failed or TaskHealth.LoginRefused)) return;
        change.Reason = Clean(error);
        change.ReasonTranslations = (translations ?? new Dictionary<string, string>())
            .ToDictionary(text => text.Key, text => Clean(text.Value), StringComparer.Ordinal);
    }

    private string Clean(string text)
    {
        var cleaned = AddressLike().Replace(
            _redaction.Clean(text), match => IPAddress.TryParse(match.Value, out _) ? MaskedAddress : match.Value);
        return cleaned.Length <= MaxLength ? cleaned : string.Concat(cleaned.AsSpan(0, MaxLength), "…");
    }

    /// <summary>Four numbers with dots, or hexadecimal groups with at least two colons.</summary>
    [GeneratedRegex(@"(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}(?![\w.]*\d)|(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f.]*)")]
    private static partial Regex AddressLike();
}
