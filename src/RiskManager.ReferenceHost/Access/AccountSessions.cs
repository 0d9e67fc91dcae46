using System.Globalization;
using System.Security.Claims;
using LinqToDB;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Access;

/// <summary>
/// Sessions of signed-in accounts. A session carries the account's stamp and role and ends when either changes: at sign-out, with another
/// password or role, and when the account is deleted. No session outlives <see cref="MaxLifetime"/>.
/// </summary>
internal sealed class AccountSessions(Database database, TimeProvider clock)
{
    public static readonly TimeSpan MaxLifetime = TimeSpan.FromHours(12);

    private const string Scheme = "Account";
    private const string Stamp = "stamp";
    private const string Provider = "provider";
    private const string SignedInAt = "signed-in-at";

    public ClaimsPrincipal Start(AccountRow account)
    {
        Claim[] claims =
        [
            new(ClaimTypes.NameIdentifier, account.NameKey), new(ClaimTypes.Name, account.Name), new(ClaimTypes.Role, account.Role),
            new(Stamp, account.Stamp),
            new(SignedInAt, clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)),
        ];
        return new ClaimsPrincipal(new ClaimsIdentity(
            account.Subject is { } subject ? [.. claims, new Claim(Provider, subject)] : claims, Scheme));
    }

    /// <summary>Whether the session began at the company's OpenID provider.</summary>
    public static bool IsFromProvider(ClaimsPrincipal user) => user.HasClaim(claim => claim.Type == Provider);

    public async Task<bool> IsValidAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (user.FindFirstValue(ClaimTypes.NameIdentifier) is not { } nameKey
            || !long.TryParse(user.FindFirstValue(SignedInAt), NumberStyles.None, CultureInfo.InvariantCulture, out var signedInAt)
            || clock.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(signedInAt) >= MaxLifetime)
            return false;
        var account = await database.ReadAsync(
            connection => connection.GetTable<AccountRow>().FirstOrDefault(row => row.NameKey == nameKey), cancellationToken);
        return account is not null && account.Stamp == user.FindFirstValue(Stamp) && account.Role == user.FindFirstValue(ClaimTypes.Role);
    }

    /// <summary>Ends every session of the account, in every browser.</summary>
    public Task EndAllAsync(ClaimsPrincipal user)
    {
        var nameKey = user.FindFirstValue(ClaimTypes.NameIdentifier);
        return database.WriteAsync(
            connection =>
            {
                AuditLog.Record(connection, clock.GetUtcNow(), AuditModules.SignIn, CurrentAccount.Of(user).Actor, "Signed out.");
                return connection.GetTable<AccountRow>().Where(row => row.NameKey == nameKey)
                    .Set(row => row.Stamp, Guid.NewGuid().ToString("N")).Update();
            },
            CancellationToken.None);
    }
}
