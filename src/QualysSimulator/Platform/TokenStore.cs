using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace QualysSimulator.Platform;

/// <summary>The tokens that the gateway issued. They expire by the platform's clock.</summary>
internal sealed class TokenStore(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, IssuedToken> _tokens = new();
    private long _issued;

    /// <summary>Number of tokens issued so far.</summary>
    public long Issued => Volatile.Read(ref _issued);

    /// <summary>Issues a JWT; its signature is random, because only this platform checks it.</summary>
    /// <param name="client">Whose token it is.</param>
    /// <param name="life">How long it is valid.</param>
    /// <param name="hasExpiry">Whether it says so itself.</param>
    public string Issue(string client, TimeSpan life, bool hasExpiry)
    {
        var now = time.GetUtcNow();
        var claims = string.Create(
            CultureInfo.InvariantCulture, $"{{\"iss\":\"simulator\",\"sub\":\"{client}\",\"iat\":{now.ToUnixTimeSeconds()}");
        if (hasExpiry)
            claims += string.Create(CultureInfo.InvariantCulture, $",\"exp\":{(now + life).ToUnixTimeSeconds()}");
        var (header, payload) = (Encode("{\"alg\":\"RS256\"}"u8), Encode(Encoding.UTF8.GetBytes(claims + "}")));
        var token = $"{header}.{payload}.{Encode(RandomNumberGenerator.GetBytes(32))}";
        _tokens[token] = new IssuedToken(now + life);
        Interlocked.Increment(ref _issued);
        return token;
    }

    /// <summary>Whether a call with this token is served; it counts.</summary>
    /// <param name="token">The token.</param>
    /// <param name="maxCalls">The calls after which a token expires; null: only time counts.</param>
    public bool TryUse(string token, long? maxCalls) =>
        _tokens.TryGetValue(token, out var issued) && time.GetUtcNow() < issued.Expires
        && !(issued.CountCall() > maxCalls);

    private static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);
}
