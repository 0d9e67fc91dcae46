using System.Net;
using System.Text.Json;
using RiskManager.Rest.Assumptions;
using RiskManager.Rest.Texts;

namespace RiskManager.Rest.Calls;

/// <summary>Judges replies by status and body: a body with <c>error</c> is a failure whatever the status says.</summary>
internal static class ReplyCheck
{
    private const int MaxShownLength = 1_000;

    private static ReadOnlySpan<byte> Blanks => " \t\r\n\uFEFF"u8;

    /// <summary>What is wrong with a reply; null: nothing.</summary>
    public static PlatformException? FindFault(
        string call, bool isRead, HttpStatusCode status, ReadOnlyMemory<byte> body, Assumption? assumption = null)
    {
        var error = ReadError(body);
        var isSuccess = (int)status is >= 200 and <= 299;
        if (error is null && isSuccess) return IsWebPage(body) ? WebPage(call, isRead) : null;

        var words = error?.Text ?? Words.Of($"status {(int)status}").ToString();
        var parameters = error?.Parameters ?? [];
        return (int)status switch
        {
            401 => TokenRefusal(call, words),
            404 => new PlatformException(PlatformFault.Missing, Words.Of($"{call}: the platform has no such object ({words}).")),
            408 or 429 or >= 500 => new PlatformException(
                PlatformFault.Unreachable, Words.Of($"{call}: the platform is down or busy ({words}). Try again later."))
            {
                IsDoubtful = !isRead && (int)status != 429,
            },
            _ when error is { SpeaksOfToken: true } => TokenRefusal(call, words),
            403 when isRead => Refusal(call, words),
            _ when !isRead && status != HttpStatusCode.MethodNotAllowed && (isSuccess || (int)status is >= 400) =>
                new PlatformException(PlatformFault.Rejected, Words.Of($"{call}: the platform says: {words}"))
                {
                    Parameters = parameters, Status = (int)status,
                },
            _ => new PlatformException(
                PlatformFault.Unexpected,
                assumption is null
                    ? Words.Of($"{call}: the platform refused the call ({words}).")
                    : PlatformAssumptions.Departure(call, assumption, words))
            {
                Parameters = parameters, Status = (int)status,
            },
        };
    }

    /// <summary>Whether signing in again may help.</summary>
    public static bool AsksForSignIn(HttpStatusCode status, ReadOnlyMemory<byte> body) =>
        status == HttpStatusCode.Unauthorized || ReadError(body) is { SpeaksOfToken: true };

    private static PlatformException Refusal(string call, string words) => new(PlatformFault.Refused, Words.Of($"""
        {call}: the platform refuses the application ({words}). Check the identifier, the secret key and the available features of the
        application in Administration > Integrations > Authorized Applications.
        """))
    {
        Status = (int)HttpStatusCode.Forbidden,
    };

    private static PlatformException TokenRefusal(string call, string words) => new(PlatformFault.Refused, Words.Of($"""
        {call}: the platform refuses a token that it gave ({words}). Check the application in Administration > Integrations > Authorized
        Applications, and RiskManager.PlatformAuthorization: the scheme of the header is assumed (page "{PlatformAssumptions.Token.Page}"
        of the documentation; docs/real-host.md).
        """))
    {
        Status = (int)HttpStatusCode.Unauthorized,
    };

    private static PlatformException WebPage(string call, bool isRead) => new(PlatformFault.Unreachable, Words.Of($"""
        {call}: a web page came instead of a reply, probably of a proxy or of maintenance. Check RiskManager.PlatformUrl, or try again
        later.
        """))
    {
        IsDoubtful = !isRead,
    };

    private static bool IsWebPage(ReadOnlyMemory<byte> body) => body.Span.TrimStart(Blanks) is [(byte)'<', ..];

    private static PlatformError? ReadError(ReadOnlyMemory<byte> body)
    {
        // A list is never parsed here: an error is an object.
        if (body.Span.TrimStart(Blanks) is not [(byte)'{', ..]) return null;
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return null;
            var members = document.RootElement.EnumerateObject()
                .GroupBy(member => member.Name, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(group => group.Key, group => group.First().Value, StringComparer.OrdinalIgnoreCase);
            return members.TryGetValue("error", out var error) && error.ValueKind is not (JsonValueKind.Null or JsonValueKind.False)
                ? PlatformError.Of(error, members, MaxShownLength)
                : null;
        }
        catch (JsonException)
        {
            // Not JSON, so no error in the documented form: the status alone decides.
            return null;
        }
    }
}
