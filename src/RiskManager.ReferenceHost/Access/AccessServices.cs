using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Access;

/// <summary>Who may do what: everything on this machine alone, or only after signing in.</summary>
internal static class AccessServices
{
    public const int MaxFailures = 5;
    public const int MinPasswordLength = 12;

    /// <summary>How long an account stays locked after <see cref="MaxFailures"/> wrong passwords.</summary>
    public static readonly TimeSpan LockOut = TimeSpan.FromMinutes(15);

    /// <summary>How soon a deleted account, or one with another password or role, is signed out.</summary>
    public static readonly TimeSpan Revalidation = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan SignedIn = TimeSpan.FromHours(8);

    /// <summary>The accounts, for the site and for the command <c>user</c>.</summary>
    public static IdentityBuilder AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<ILookupNormalizer, AccountNames>();
        return services.AddIdentityCore<AccountRow>(options =>
        {
            options.User.AllowedUserNameCharacters = "";
            options.Lockout.MaxFailedAccessAttempts = MaxFailures;
            options.Lockout.DefaultLockoutTimeSpan = LockOut;

            // Length is what counts; rules about kinds of characters make people write passwords down.
            options.Password.RequiredLength = MinPasswordLength;
            options.Password.RequireDigit =
                options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
        }).AddUserStore<AccountStore>();
    }

    /// <summary>Sign-in where the address demands it, the local administrator where only this machine can reach the site.</summary>
    public static void AddAccess(this IServiceCollection services, SiteAddress address)
    {
        services.AddSingleton(address);
        services.AddScoped<CurrentAccount>();
        services.AddCascadingAuthenticationState();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "riskmanager-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        if (address.SignIn) services.AddSignIn();
        else
        {
            services.AddAuthentication(LocalSignIn.SchemeName)
                .AddScheme<AuthenticationSchemeOptions, LocalSignIn>(LocalSignIn.SchemeName, null);
        }
    }

    private static void AddSignIn(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, options =>
        {
            options.Cookie.Name = "riskmanager";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.LoginPath = SignInEndpoints.Path;
            options.ReturnUrlParameter = SignInEndpoints.ReturnParameter;
            options.ExpireTimeSpan = SignedIn;
            options.SlidingExpiration = true;
            options.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
        });
        services.AddAccounts().AddClaimsPrincipalFactory<AccountClaims>().AddSignInManager();
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = Revalidation);
        services.AddScoped<AuthenticationStateProvider, AccountRevalidation>();
    }
}
