using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Access;

/// <summary>What a signed-in account carries: name, stamp and role.</summary>
internal sealed class AccountClaims(
    UserManager<AccountRow> users, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<AccountRow>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(AccountRow user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(ClaimTypes.Role, user.Role));
        return identity;
    }
}
