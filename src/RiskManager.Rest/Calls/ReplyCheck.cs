using System.Net;
using System.Text.Json;
using RiskManager.Contracts;
using RiskManager.Rest.Texts;

namespace RiskManager.Rest.Calls;

/// <summary>Judges replies by status and body: a body with <c>error</c> is a failure whatever the status says.</summary>
internal static class ReplyCheck
{
    private const int MaxShownLength = 1_000;

    /// <summary>What is wrong with a reply; null: nothing.</summary>
    public static PlatformException? FindFault(string call, bool isRead, HttpStatusCode status, ReadOnlyMemory<byte> body)
    {
        var error = ReadError(body);
        var isSuccess = (int)status is >= 200 and <= 299;
        if (error is null && isSuccess) return null;

        var words = error?.Text ?? Words.Of($"status {(int)status}").ToString();
        return (int)status switch
        {
            401 or 403 => new PlatformException(PlatformFault.Refused, Refused(call, words)) { Parameters = error?.Parameters ?? [] },
            404 => new PlatformException(PlatformFault.Missing, Words.Of($"{call}: the platform has no such object ({words}).")),
            408 or 429 or >= 500 => new PlatformException(
                PlatformFault.Unreachable, Words.Of($"{call}: the platform is down or busy ({words}). Try again later."))
            {
                IsDoubtful = !isRead && (int)status != 429,
            },
            _ when error is { SpeaksOfToken: true } => new PlatformException(PlatformFault.Refused, Refused(call, words)),
            _ when isSuccess || !isRead => new PlatformException(PlatformFault.Rejected, Words.Of($"{call}: the platform says: {words}"))
            {
                Parameters = error?.Parameters ?? [],
            },
            _ => new PlatformException(PlatformFault.Unexpected, Words.Of($"{call}: the platform refused the call ({words})."))
            {
                Parameters = error?.Parameters ?? [],
            },
        };
    }

    /// <summary>Whether signing in again may help.</summary>
    public static bool AsksForSignIn(HttpStatusCode status, ReadOnlyMemory<byte> body) =>
        status == HttpStatusCode.Unauthorized || ReadError(body) is { SpeaksOfToken: true };

    private static LocalizedText Refused(string call, string words) => Words.Of($"""
        {call}: the platform refuses the application ({words}). Check the identifier, the secret key and the available features of the
        application in Administration > Integrations > Authorized Applications.
        """);

    private static PlatformError? ReadError(ReadOnlyMemory<byte> body)
    {
        if (body.Length == 0 || body.Span.IndexOf((byte)'{') is < 0 or > 16) return null;
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
