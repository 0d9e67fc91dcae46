using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace RiskManager.ReferenceHost.Access;

/// <summary>
/// <c>/sign-in</c> and <c>/sign-out</c>: plain forms outside any circuit, because only an HTTP answer can set a cookie. A
/// wrong name, a wrong password and a delayed account get the same answer.
/// </summary>
internal static class SignInEndpoints
{
    public const string Path = "/sign-in";
    public const string SignOutPath = "/sign-out";
    public const string ReturnParameter = "returnUrl";
    private const int MaxFormBytes = 64 * 1024;
    private static readonly Uri AnySite = new("http://site.invalid");

    public static void MapSignIn(this IEndpointRouteBuilder site)
    {
        site.MapGet(
            Path,
            (HttpContext context, string? returnUrl) => SignInPage.Show(context, returnUrl, null, StatusCodes.Status200OK))
            .AllowAnonymous();
        site.MapGet(SignInPage.ScriptPath, SignInPage.Script).AllowAnonymous();
        site.MapPost(Path, SignInAsync).AllowAnonymous().DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(MaxFormBytes));
        site.MapPost(SignOutPath, SignOutAsync).DisableAntiforgery();
    }

    /// <summary>Where to go on after signing in: a page of this site, whatever the address asks for.</summary>
    public static string LocalPage(string? returnUrl)
    {
        if (returnUrl is not ['/', ..] || returnUrl.Any(char.IsControl)) return "/";

        // Parsed as a browser does it, because a browser takes "/\host" and "/.//host" for another site.
        return Uri.TryCreate(AnySite, returnUrl, out var page) && page.Host == AnySite.Host && page.PathAndQuery is not ['/', '/', ..]
            ? page.PathAndQuery
            : "/";
    }

    private static async Task<IResult> SignInAsync(HttpContext context, IAntiforgery antiforgery, AccountSignIn signIn)
    {
        // Validated here, so that an expired form is shown again instead of a bare error.
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        string? returnUrl = form[ReturnParameter];
        if (!await antiforgery.IsRequestValidAsync(context))
            return SignInPage.Show(context, returnUrl, SignInTexts.OutOfDate, StatusCodes.Status400BadRequest);

        var client = ClientAddress.Of(context.Connection.RemoteIpAddress);
        var name = form["name"].ToString();
        var user = await signIn.TrySignInAsync(name, form["password"].ToString(), client, context.RequestAborted);
        if (user is null) return SignInPage.Show(context, returnUrl, SignInTexts.Refused, StatusCodes.Status401Unauthorized, name);
        await context.SignInAsync(IdentityConstants.ApplicationScheme, user);
        return Results.LocalRedirect(LocalPage(returnUrl));
    }

    private static async Task<IResult> SignOutAsync(
        HttpContext context, IAntiforgery antiforgery, AccountSessions sessions, IServiceProvider services)
    {
        if (!await antiforgery.IsRequestValidAsync(context)) return Results.BadRequest();
        await sessions.EndAllAsync(context.User);
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        var providerPage = AccountSessions.IsFromProvider(context.User) && services.GetService<ISignInProvider>() is { } provider
            ? await provider.FindSignOutPageAsync(context)
            : null;
        return providerPage is null ? Results.LocalRedirect(Path) : SignInPage.Continue(context, providerPage);
    }
}
