using System.Security.Claims;
using RiskManager.ReferenceHost.Access.Passwords;

namespace RiskManager.ReferenceHost.Access;

/// <summary>Signs in with name and password.</summary>
internal sealed class AccountSignIn(PasswordCheck passwords, AccountAttempts accounts, AccountSessions sessions)
{
    /// <returns>The account that is signed in, or null if anything is wrong or attempts have to wait.</returns>
    public async Task<ClaimsPrincipal?> TrySignInAsync(string name, string password, string client, CancellationToken cancellationToken)
    {
        var answer = await passwords.CheckAsync(name, password, client, cancellationToken);
        if (answer.Account is not { } account) return null;
        await accounts.SignedInAsync(account, client, cancellationToken);
        return sessions.Start(account);
    }
}
