using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace RiskManagerSimulator.Access;

/// <summary>The tokens that are valid; several may be at a time.</summary>
internal sealed class TokenStore(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _expiries = new(StringComparer.Ordinal);

    /// <summary>A new token of 40 hexadecimal digits.</summary>
    public string Issue(TimeSpan validFor)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));
        _expiries[token] = time.GetUtcNow() + validFor;
        return token;
    }

    public bool IsValid(string token) => _expiries.TryGetValue(token, out var expiry) && time.GetUtcNow() < expiry;

    /// <summary>Revokes all tokens, as an administrator does under <i>Active Tokens</i>.</summary>
    public void RevokeAll() => _expiries.Clear();
}
