using System.Net;
using System.Text;
using System.Text.Json;

namespace RiskManager.ReferenceHost.Support;

/// <summary>
/// Takes known secrets out of texts, however they got in: as they are, as JSON, URL-encoded, XML-encoded or in Base64. The last line of
/// defence, because nothing that is bundled should hold one.
/// </summary>
internal sealed class Redaction
{
    public const string Mask = "********";

    // Anything shorter would blacken innocent words, and guards nothing.
    private const int MinLength = 4;

    private readonly IReadOnlyList<string> _forms;

    public Redaction(IEnumerable<string> secrets) => _forms =
    [
        .. secrets.Where(secret => secret.Length >= MinLength).SelectMany(Forms).Distinct(StringComparer.Ordinal)
            .OrderByDescending(form => form.Length),
    ];

    public string Clean(string text) => _forms.Aggregate(text, (cleaned, form) => cleaned.Replace(form, Mask, StringComparison.Ordinal));

    private static IEnumerable<string> Forms(string secret) =>
        [
            secret, JsonEncodedText.Encode(secret).ToString(), Uri.EscapeDataString(secret), WebUtility.UrlEncode(secret),
            WebUtility.HtmlEncode(secret), Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)),
        ];
}
