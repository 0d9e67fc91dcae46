using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RiskManager.ReferenceHost.Notifications.Webhooks;

/// <summary>
/// The headers by which a receiver knows that a message is ours, whole and recent. They are those of the Standard Webhooks
/// specification, for which many languages have libraries: HMAC-SHA256 over identity, time and body.
/// </summary>
internal static class WebhookSignature
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    /// <summary>A secret that begins so is Base64, as the libraries expect it; any other one is text.</summary>
    private const string Base64Prefix = "whsec_";

    /// <param name="secret">What both sides know.</param>
    /// <param name="id">The value of <see cref="IdHeader"/>.</param>
    /// <param name="timestamp">The value of <see cref="TimestampHeader"/>: seconds since 1970-01-01 UTC.</param>
    /// <param name="body">The body as it is sent.</param>
    public static string Of(string secret, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}."));
        byte[] signed = [.. head, .. body];
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(Key(secret), signed));
    }

    private static byte[] Key(string secret)
    {
        if (!secret.StartsWith(Base64Prefix, StringComparison.Ordinal)) return Encoding.UTF8.GetBytes(secret);
        var buffer = new byte[secret.Length];
        return Convert.TryFromBase64String(secret[Base64Prefix.Length..], buffer, out var length)
            ? buffer[..length]
            : Encoding.UTF8.GetBytes(secret);
    }
}
