using System.Net;
using Microsoft.AspNetCore.Antiforgery;

namespace RiskManager.ReferenceHost.Access;

/// <summary>The sign-in page, in the language of the browser. The company's sign-in comes first where one is configured.</summary>
internal static class SignInPage
{
    /// <param name="context">The request.</param>
    /// <param name="returnUrl">The page to show after the sign-in.</param>
    /// <param name="problem">A key of <see cref="SignInTexts"/>, or null.</param>
    /// <param name="status">The status of the answer.</param>
    public static IResult Show(HttpContext context, string? returnUrl, string? problem, int status)
    {
        var provider = context.RequestServices.GetService<ISignInProvider>();
        var alert = problem is null ? "" : $"<p role=\"alert\">{Text(problem, provider)}</p>";
        var page = SignInEndpoints.LocalPage(returnUrl);
        var form = Form(context, page, isFirst: provider is null);
        var open = SignInTexts.IsAboutForm(problem) ? " open" : "";
        var body = provider is null
            ? form
            : $"""
               <p><a class="button" href="{Encode(provider.Path)}?{SignInEndpoints.ReturnParameter}={Uri.EscapeDataString(page)}" autofocus>
               {Text(SignInTexts.WithProvider, provider)}</a></p>
               <details{open}><summary>{Text(SignInTexts.WithAccount)}</summary>{form}</details>
               """;
        return Page($"<h1>{Text(SignInTexts.Title)}</h1>{alert}{body}", status);
    }

    /// <summary>
    /// Goes on to a page. A redirect would not do: after another site led here, browsers send no cookie of this site with it, and they
    /// follow none from a form to another site.
    /// </summary>
    public static IResult Continue(HttpContext context, string url)
    {
        context.Response.Headers["Refresh"] = $"0;url={url}";
        return Page($"<p><a href=\"{Encode(url)}\">{Text(SignInTexts.Continue)}</a></p>", StatusCodes.Status200OK);
    }

    private static string Form(HttpContext context, string page, bool isFirst)
    {
        var token = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        return
            $"""
             <form method="post" action="{SignInEndpoints.Path}">
             <input type="hidden" name="{Encode(token.FormFieldName)}" value="{Encode(token.RequestToken)}">
             <input type="hidden" name="{SignInEndpoints.ReturnParameter}" value="{Encode(page)}">
             <label for="name">{Text(SignInTexts.Name)}</label>
             <input id="name" name="name" autocomplete="username" required{(isFirst ? " autofocus" : "")}>
             <label for="password">{Text(SignInTexts.Password)}</label>
             <input id="password" name="password" type="password" autocomplete="current-password" required>
             <button>{Text(SignInTexts.Title)}</button></form>
             """;
    }

    private static IResult Page(string main, int status) => Results.Content(
        $$"""
        <!doctype html><html lang="{{SignInTexts.Language}}"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{Text(SignInTexts.Title)}}</title><style>
        body{font:16px/1.5 system-ui,sans-serif;margin:0;min-height:100vh;display:grid;place-items:center;
        background:Canvas;color:CanvasText}
        main{width:min(22rem,90vw)}label{display:block;margin-top:1rem}
        input{font:inherit;width:100%;box-sizing:border-box;padding:.5rem}
        button,.button{font:inherit;margin-top:1.5rem;padding:.6rem 1.5rem}
        .button{display:inline-block;border:2px solid;border-radius:4px;text-decoration:none;color:inherit}summary{margin-top:1.5rem}
        [role=alert]{border-inline-start:4px solid #b3261e;padding-inline-start:.75rem}:root{color-scheme:light dark}
        </style></head><body><main>{{main}}</main></body></html>
        """,
        "text/html; charset=utf-8",
        statusCode: status);

    private static string Text(string key, ISignInProvider? provider = null) => Encode(SignInTexts.Of(key, provider?.Name));

    private static string Encode(string? text) => WebUtility.HtmlEncode(text ?? "");
}
