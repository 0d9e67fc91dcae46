using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using RiskManager.ReferenceHost.Access.Passwords;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Access;

/// <summary>Who may do what: everything on this machine alone, or only after signing in.</summary>
internal static class AccessServices
{
    /// <summary>What OWASP recommends for PBKDF2 with HMAC-SHA512, the hash of the sign-in library's format 3.</summary>
    public const int PasswordIterations = 220_000;

    /// <summary>How soon an open screen notices that its session has ended.</summary>
    public static readonly TimeSpan Revalidation = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan SignedIn = TimeSpan.FromHours(8);

    /// <summary>Hashes passwords as every account has them.</summary>
    public static PasswordHasher<AccountRow> NewPasswordHasher()
    {
        var options = new PasswordHasherOptions();
        SetIterations(options);
        return new PasswordHasher<AccountRow>(Options.Create(options));
    }

    /// <summary>Sign-in where the address demands it, the local administrator where only this machine can reach the site.</summary>
    public static void AddAccess(this IServiceCollection services, SiteAddress address)
    {
        services.AddSingleton(address);
        services.AddScoped<CurrentAccount>();
        services.AddSingleton<IPasswordHasher<AccountRow>, PasswordHasher<AccountRow>>();
        services.Configure<PasswordHasherOptions>(SetIterations);
        services.AddSingleton<Accounts>();
        services.AddSingleton<ClientAttempts>();
        services.AddSingleton<AccountAttempts>();
        services.AddSingleton<RefusedAttempts>();
        services.AddSingleton<PasswordCheck>();
        services.AddScoped<AccountEditing>();
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

    private static void SetIterations(PasswordHasherOptions options) => options.IterationCount = PasswordIterations;

    private static void AddSignIn(this IServiceCollection services)
    {
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
            options.Events.OnValidatePrincipal = EndInvalidSessionAsync;
        });
        services.AddSingleton<AccountSessions>();
        services.AddSingleton<AccountSignIn>();
        services.AddSignInRateLimit();
        services.AddScoped<AuthenticationStateProvider, AccountRevalidation>();
    }

    private static async Task EndInvalidSessionAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<AccountSessions>();
        if (context.Principal is { } user && await sessions.IsValidAsync(user, context.HttpContext.RequestAborted)) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}
