using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace QualysPlugin.Api.Http;

/// <summary>An answer of the Qualys API, received in full.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Limits">What its headers say about limits.</param>
/// <param name="Body">The body.</param>
internal sealed record ApiResponse(int Status, CallLimits Limits, ReceivedBody Body) : IDisposable
{
    /// <summary>
    /// Headers that say something about the API itself: <c>Sunset</c> (RFC 8594), <c>Deprecation</c> (RFC 9745), <c>Warning</c>, and any
    /// that is named after the end of support or life.
    /// </summary>
    private static readonly Regex NoticeHeader = new(
        "^warning$|(^|-)(sunset|deprecat[a-z]*|eos|eol|end-?of-?(support|service|life))(-|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>When Qualys answered, by its clock, as the header says; null when it has none.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>What the headers say about the API itself, such as the end of a version.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>The session that the answer opens; null when it opens none.</summary>
    public string? SessionCookie { get; init; }

    /// <summary>What headers say about the API itself, each with the name of its header.</summary>
    public static IReadOnlyList<string> ReadNotices(HttpResponseHeaders headers)
    {
        List<string>? notices = null;
        foreach (var header in headers)
        {
            if (NoticeHeader.IsMatch(header.Key))
                (notices ??= []).Add($"{header.Key}: {string.Join(", ", header.Value)}");
        }

        return notices ?? (IReadOnlyList<string>)[];
    }

    public void Dispose() => Body.Dispose();
}
