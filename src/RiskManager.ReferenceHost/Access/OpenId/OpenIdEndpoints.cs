using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace RiskManager.ReferenceHost.Access.OpenId;

/// <summary>
/// <c>/sign-in/openid</c>: leads to the provider. What comes back to <see cref="CallbackPath"/> is handled before every page.
/// </summary>
internal static class OpenIdEndpoints
{
    public const string Path = SignInEndpoints.Path + "/openid";
    public const string CallbackPath = Path + "/callback";

    public static void MapOpenIdSignIn(this IEndpointRouteBuilder site)
    {
        if (site.ServiceProvider.GetService<OpenIdProvider>() is null) return;
        site.MapGet(Path, StartAsync).AllowAnonymous();
    }

    private static async Task<IResult> StartAsync(HttpContext context, string? returnUrl, OpenIdProvider provider)
    {
        if (await provider.FindConfigurationAsync(context.RequestAborted) is null) return Unreachable(context, returnUrl);
        try
        {
            await context.ChallengeAsync(
                OpenIdServices.Scheme, new AuthenticationProperties { RedirectUri = SignInEndpoints.LocalPage(returnUrl) });
            return Results.Empty;
        }
        catch (Exception exception) when (exception is HttpRequestException or OpenIdConnectProtocolException or InvalidOperationException)
        {
            // Providers that take the request in advance are asked before the browser is led there.
            provider.LogRefused(exception);
            return Unreachable(context, returnUrl);
        }
    }

    private static IResult Unreachable(HttpContext context, string? returnUrl) =>
        SignInPage.Show(context, returnUrl, SignInTexts.ProviderUnreachable, StatusCodes.Status503ServiceUnavailable);
}
