using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Access.OpenId;

/// <summary>Registers the sign-in through the company's OpenID provider: code flow with PKCE.</summary>
internal static class OpenIdServices
{
    public const string Scheme = "OpenID";

    /// <summary>
    /// How tokens may be signed: with keys that only the provider has. With the client's secret, everybody who knows it could issue them.
    /// </summary>
    public static readonly IReadOnlyList<string> Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private const string CookiePrefix = "riskmanager-openid-";
    private static readonly TimeSpan MaxProviderTime = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan MaxClockDifference = TimeSpan.FromMinutes(1);

    /// <summary>Does nothing where nobody has to sign in, or no provider is configured.</summary>
    /// <exception cref="RiskManager.Contracts.TaskSettingsException">A key of <c>web.config</c> must be corrected.</exception>
    public static void AddOpenIdSignIn(this IServiceCollection services, SiteAddress address, WebConfig config)
    {
        if (!address.SignIn || OpenIdSettings.Find(config) is not { } settings) return;
        services.AddSingleton(settings);
        services.AddSingleton<OpenIdProvider>();
        services.AddSingleton<ISignInProvider>(provider => provider.GetRequiredService<OpenIdProvider>());
        services.AddSingleton<OpenIdAccounts>();
        services.AddSingleton<OpenIdEvents>();
        services.AddHostedService<OpenIdCheck>();
        services.AddAuthentication().AddOpenIdConnect(Scheme, options => Configure(options, settings));
    }

    private static void Configure(OpenIdConnectOptions options, OpenIdSettings settings)
    {
        options.Authority = settings.Authority.AbsoluteUri;
        options.RequireHttpsMetadata = settings.Authority.Scheme == Uri.UriSchemeHttps;
        (options.ClientId, options.ClientSecret) = (settings.ClientId, settings.ClientSecret);
        options.Scope.Clear();
        foreach (var scope in settings.Scopes) options.Scope.Add(scope);

        // The code in the address is of no use without the verifier, and no other site has to send a form here.
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.CallbackPath = OpenIdEndpoints.CallbackPath;

        // Nobody but a person on this site ends a session.
        options.RemoteSignOutPath = options.SignedOutCallbackPath = default;
        options.SignInScheme = IdentityConstants.ApplicationScheme;
        options.EventsType = typeof(OpenIdEvents);
        options.MapInboundClaims = false;
        options.SaveTokens = false;
        options.DisableTelemetry = true;
        options.BackchannelTimeout = MaxProviderTime;
        options.TokenValidationParameters.ValidAlgorithms = Algorithms;
        options.TokenValidationParameters.ClockSkew = MaxClockDifference;
        SetCookie(options.CorrelationCookie);
        SetCookie(options.NonceCookie);
    }

    // The browser comes back from another site, so these two cannot be strict; they are of no use after that.
    private static void SetCookie(CookieBuilder cookie)
    {
        cookie.Name = CookiePrefix;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }
}
