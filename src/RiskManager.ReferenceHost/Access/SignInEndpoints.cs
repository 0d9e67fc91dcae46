using System.Net;
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
            (HttpContext context, IAntiforgery antiforgery, string? returnUrl) =>
                Show(context, antiforgery, returnUrl, null, StatusCodes.Status200OK))
            .AllowAnonymous();
        site.MapPost(Path, SignInAsync).AllowAnonymous().DisableAntiforgery()
            .RequireRateLimiting(SignInRateLimit.Policy).WithMetadata(new RequestSizeLimitAttribute(MaxFormBytes));
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
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        string? returnUrl = form[ReturnParameter];
        if (!await antiforgery.IsRequestValidAsync(context))
            return Show(context, antiforgery, returnUrl, SignInTexts.OutOfDate, StatusCodes.Status400BadRequest);

        var client = ClientAddress.Of(context.Connection.RemoteIpAddress);
        var user = await signIn.TrySignInAsync(form["name"].ToString(), form["password"].ToString(), client, context.RequestAborted);
        if (user is null) return Show(context, antiforgery, returnUrl, SignInTexts.Refused, StatusCodes.Status401Unauthorized);
        await context.SignInAsync(IdentityConstants.ApplicationScheme, user);
        return Results.LocalRedirect(LocalPage(returnUrl));
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery, AccountSessions sessions)
    {
        if (!await antiforgery.IsRequestValidAsync(context)) return Results.BadRequest();
        await sessions.EndAllAsync(context.User);
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Results.LocalRedirect(Path);
    }

    private static IResult Show(HttpContext context, IAntiforgery antiforgery, string? returnUrl, string? problem, int status)
    {
        var token = antiforgery.GetAndStoreTokens(context);
        var message = problem is null ? "" : $"<p role=\"alert\">{Encode(SignInTexts.Of(problem))}</p>";
        var page =
            $$"""
            <!doctype html><html lang="{{SignInTexts.Language}}"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{{Encode(SignInTexts.Of(SignInTexts.Title))}}</title><style>
            body{font:16px/1.5 system-ui,sans-serif;margin:0;min-height:100vh;display:grid;place-items:center;
            background:Canvas;color:CanvasText}
            main{width:min(22rem,90vw)}label{display:block;margin-top:1rem}
            input{font:inherit;width:100%;box-sizing:border-box;padding:.5rem}
            button{font:inherit;margin-top:1.5rem;padding:.6rem 1.5rem}
            [role=alert]{border-inline-start:4px solid #b3261e;padding-inline-start:.75rem}:root{color-scheme:light dark}
            </style></head><body><main><h1>{{Encode(SignInTexts.Of(SignInTexts.Title))}}</h1>{{message}}
            <form method="post" action="{{Path}}">
            <input type="hidden" name="{{Encode(token.FormFieldName)}}" value="{{Encode(token.RequestToken)}}">
            <input type="hidden" name="{{ReturnParameter}}" value="{{Encode(LocalPage(returnUrl))}}">
            <label for="name">{{Encode(SignInTexts.Of(SignInTexts.Name))}}</label>
            <input id="name" name="name" autocomplete="username" required autofocus>
            <label for="password">{{Encode(SignInTexts.Of(SignInTexts.Password))}}</label>
            <input id="password" name="password" type="password" autocomplete="current-password" required>
            <button>{{Encode(SignInTexts.Of(SignInTexts.Title))}}</button></form></main></body></html>
            """;
        return Results.Content(page, "text/html; charset=utf-8", statusCode: status);
    }

    private static string Encode(string? text) => WebUtility.HtmlEncode(text ?? "");
}
