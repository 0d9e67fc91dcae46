using System.Buffers;
using System.Globalization;
using System.Net;
using System.Security;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RiskManager.ReferenceHost.Texts;

/// <summary>
/// Takes known secrets out of texts, however they got in: as they are, as JSON, URL-encoded, XML-encoded, in hexadecimal or in Base64, also
/// in the middle of a longer text; and once more encoded on top of that. The last line of defence, because no text should hold one.
/// </summary>
internal sealed class Redaction
{
    public const string Mask = "********";

    // Anything shorter would blacken innocent words, and guards nothing.
    private const int MinLength = 4;

    // A part of a Base64 text that is shorter would fit innocent texts too.
    private const int MinBase64Length = 8;

    private readonly IReadOnlyList<string> _forms;
    private readonly SearchValues<string> _anyForm;

    public Redaction(IEnumerable<string> secrets)
    {
        _forms =
        [
            .. secrets.Where(secret => secret.Length >= MinLength).SelectMany(TwiceEncoded).Distinct(StringComparer.Ordinal)
                .OrderByDescending(form => form.Length),
        ];
        _anyForm = SearchValues.Create([.. _forms], StringComparison.Ordinal);
    }

    public string Clean(string text) => text.AsSpan().ContainsAny(_anyForm)
        ? _forms.Aggregate(text, (cleaned, form) => cleaned.Replace(form, Mask, StringComparison.Ordinal))
        : text;

    private static IEnumerable<string> TwiceEncoded(string secret) => Forms(secret).SelectMany(Forms).Concat(Forms(secret));

    private static IEnumerable<string> Forms(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        var url = Uri.EscapeDataString(secret);
        var plainJson = JsonEncodedText.Encode(secret, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
        return
        [
            secret, JsonEncodedText.Encode(secret).ToString(), plainJson, plainJson.Replace("/", "\\/", StringComparison.Ordinal),
            url, LowerEscapes(url), WebUtility.UrlEncode(secret),
            WebUtility.HtmlEncode(secret), SecurityElement.Escape(secret), NumericEntities(secret, "D", IsSpecial),
            NumericEntities(secret, "x", IsSpecial), NumericEntities(secret, "D", IsMarkup), NumericEntities(secret, "x", IsMarkup),
            Convert.ToHexString(bytes), Convert.ToHexStringLower(bytes), .. Base64Forms(bytes),
        ];
    }

    /// <summary>The secret alone, and what is the same wherever it stands in a text, such as <c>user:password</c>.</summary>
    private static IEnumerable<string> Base64Forms(byte[] secret)
    {
        string[] alone = [Convert.ToBase64String(secret)];
        var parts = Enumerable.Range(0, 3).Select(before => Base64Part(secret, before)).Where(part => part.Length >= MinBase64Length);
        return alone.Concat(parts).SelectMany(form => new[] { form, form.Replace('+', '-').Replace('/', '_') });
    }

    // Six bits a character; characters that share bits with what stands before or after the secret are left out.
    private static string Base64Part(byte[] secret, int before)
    {
        var text = Convert.ToBase64String([.. new byte[before], .. secret]);
        var start = ((before * 8) + 5) / 6;
        return text[start..((before + secret.Length) * 8 / 6)];
    }

    /// <summary>XML references to the numbers of some characters.</summary>
    private static string NumericEntities(string secret, string format, Func<Rune, bool> isEncoded)
    {
        var mark = format == "D" ? "" : "x";
        return string.Concat(secret.EnumerateRunes().Select(rune => isEncoded(rune)
            ? $"&#{mark}{rune.Value.ToString(format, CultureInfo.InvariantCulture)};"
            : rune.ToString()));
    }

    private static bool IsSpecial(Rune rune) => !rune.IsAscii || !Rune.IsLetterOrDigit(rune);

    private static bool IsMarkup(Rune rune) => rune.Value is '&' or '<' or '>' or '"' or '\'';

    private static string LowerEscapes(string url)
    {
        var text = new StringBuilder(url);
        for (var index = 0; index < text.Length - 2; index++)
        {
            if (text[index] != '%') continue;
            text[index + 1] = char.ToLowerInvariant(text[index + 1]);
            text[index + 2] = char.ToLowerInvariant(text[index + 2]);
        }

        return text.ToString();
    }
}
