using System.Globalization;
using System.Text;

namespace QualysPlugin.Api.SignIn;

/// <summary>When a token was issued and when it expires. Its signature is for Qualys to check: the plugin decides nothing by it.</summary>
/// <param name="Issued">Null: it does not say.</param>
/// <param name="Expires">Null: it does not say, or it is no JWT.</param>
internal sealed record TokenDates(DateTimeOffset? Issued, DateTimeOffset? Expires)
{
    private static readonly TokenDates None = new(null, null);

    /// <summary>Reads the dates of a JWT.</summary>
    public static TokenDates Read(string token)
    {
        var parts = token.Split('.');
        return parts.Length == 3 && Decode(parts[1]) is { } payload && JsonMembers.Read(payload) is { } claims
            ? new TokenDates(Date(claims, "iat"), Date(claims, "exp"))
            : None;
    }

    private static string? Decode(string base64Url)
    {
        var base64 = base64Url.Replace('-', '+').Replace('_', '/');
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '=')));
        }
        catch (FormatException)
        {
            // Not a JWT after all; Qualys decides what it is good for.
            return null;
        }
    }

    /// <summary>Seconds since 1970, perhaps with a fraction or an exponent.</summary>
    private static DateTimeOffset? Date(JsonMembers claims, string name) =>
        double.TryParse(claims.Find(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
        && seconds is > 0 and < 253_402_300_799d
            ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
            : null;
}
