using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Access;

/// <summary>The account of the browser that a screen is shown in; scoped, so one a circuit.</summary>
internal sealed class CurrentAccount(AuthenticationStateProvider authentication)
{
    /// <summary>The account that is signed in, or <see cref="Account.Local"/> where sign-in is not required.</summary>
    /// <exception cref="AccessDeniedException">Nobody is signed in.</exception>
    public async Task<Account> GetAsync() => Of((await authentication.GetAuthenticationStateAsync()).User);

    public static Account Of(ClaimsPrincipal user)
    {
        if (user.Identity is not { IsAuthenticated: true, Name: { } name })
            throw new AccessDeniedException(Words.Of($"Nobody is signed in. Sign in, then try again."));
        return new Account(
            name, user.IsInRole(nameof(AccountRole.Administrator)) ? AccountRole.Administrator : AccountRole.Reader,
            user.FindFirstValue(ClientAddress.ClaimType));
    }
}
