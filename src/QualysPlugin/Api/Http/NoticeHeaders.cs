using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace QualysPlugin.Api.Http;

/// <summary>
/// Headers that say something about the API itself: <c>Sunset</c> (RFC 8594), <c>Deprecation</c> (RFC 9745), <c>Warning</c>, and any that
/// is named after the end of support or life.
/// </summary>
internal static class NoticeHeaders
{
    private static readonly Regex Name = new(
        "^warning$|(^|-)(sunset|deprecat[a-z]*|eos|eol|end-?of-?(support|service|life))(-|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The notices, each with the name of its header.</summary>
    public static IReadOnlyList<string> Read(HttpResponseHeaders headers)
    {
        List<string>? notices = null;
        foreach (var header in headers)
        {
            if (Name.IsMatch(header.Key))
                (notices ??= []).Add($"{header.Key}: {string.Join(", ", header.Value)}");
        }

        return notices ?? (IReadOnlyList<string>)[];
    }
}
