using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;

namespace RiskManager.ReferenceHost.Access;

/// <summary>
/// The sign-in page, in the language and the colours that the person chose for the screens. It is one file without a script that it
/// needs. The company's sign-in comes first where one is configured.
/// </summary>
internal static class SignInPage
{
    /// <summary>The cookie that says <see cref="Dark"/> or <see cref="Light"/>; the screens set it.</summary>
    public const string ThemeCookie = "theme";

    public const string Dark = "dark";
    public const string Light = "light";

    /// <summary>Sets the language and leads back; a page of the screens.</summary>
    public const string LanguagePath = "/preferences/culture";

    /// <summary>Tells that Caps Lock is on, where the browser runs scripts.</summary>
    public const string ScriptPath = "/sign-in.js";

    private const string Logo =
        """<svg viewBox="0 0 32 32" width="40" height="40" aria-hidden="true"><rect width="32" height="32" rx="7" fill="#17588f"/>"""
        + """<path d="M9 17l5 5 9-12" fill="none" stroke="#fff" stroke-width="3.4" stroke-linecap="round" stroke-linejoin="round"/>"""
         + "</svg>";

    private static readonly Lazy<string> Style = new(() => Resource("sign-in.css"));
    private static readonly Lazy<string> ScriptText = new(() => Resource("sign-in.js"));

    /// <param name="context">The request.</param>
    /// <param name="returnUrl">The page to show after the sign-in.</param>
    /// <param name="problem">A key of <see cref="SignInTexts"/>, or null.</param>
    /// <param name="status">The status of the answer.</param>
    /// <param name="name">The account that was entered, so that nobody has to enter it again.</param>
    public static IResult Show(HttpContext context, string? returnUrl, string? problem, int status, string? name = null)
    {
        var provider = context.RequestServices.GetService<ISignInProvider>();
        var alert = problem is null ? "" : $"<div id=\"problem\"><p role=\"alert\">{Text(problem, provider)}</p></div>";
        var page = SignInEndpoints.LocalPage(returnUrl);
        var form = Form(context, page, isFirst: provider is null, SignInTexts.IsAboutForm(problem), name);
        var open = SignInTexts.IsAboutForm(problem) ? " open" : "";
        var body = provider is null
            ? form
            : $"""
               <p><a class="button" href="{Encode(provider.Path)}?{SignInEndpoints.ReturnParameter}={Uri.EscapeDataString(page)}" autofocus>
               {Text(SignInTexts.WithProvider, provider)}</a></p>
               <details{open}><summary>{Text(SignInTexts.WithAccount)}</summary>{form}</details>
               """;
        return Page(
            context,
            $"<h1>{Text(SignInTexts.Title)}</h1>{alert}{body}<p class=\"help\">{Text(SignInTexts.Help)}</p>{Languages(context, page)}",
            status);
    }

    /// <summary>
    /// Goes on to a page. A redirect would not do: after another site led here, browsers send no cookie of this site with it, and they
    /// follow none from a form to another site.
    /// </summary>
    public static IResult Continue(HttpContext context, string url)
    {
        context.Response.Headers["Refresh"] = $"0;url={url}";
        return Page(context, $"<p><a href=\"{Encode(url)}\">{Text(SignInTexts.Continue)}</a></p>", StatusCodes.Status200OK);
    }

    /// <summary>The script of the page, which says nothing about this site.</summary>
    public static IResult Script() => Results.Text(ScriptText.Value, "text/javascript; charset=utf-8");

    private static string Form(HttpContext context, string page, bool isFirst, bool isWrong, string? name)
    {
        var token = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        var wrong = isWrong ? " aria-invalid=\"true\" aria-describedby=\"problem\"" : "";
        var focusesPassword = isWrong && !string.IsNullOrEmpty(name);
        var nameFocus = isFirst && !focusesPassword ? " autofocus" : "";
        return
            $"""
             <form method="post" action="{SignInEndpoints.Path}">
             <input type="hidden" name="{Encode(token.FormFieldName)}" value="{Encode(token.RequestToken)}">
             <input type="hidden" name="{SignInEndpoints.ReturnParameter}" value="{Encode(page)}">
             <label for="name">{Text(SignInTexts.Name)}</label>
             <input id="name" name="name" value="{Encode(name)}" autocomplete="username" autocapitalize="none" spellcheck="false"
              required{wrong}{nameFocus}>
             <label for="password">{Text(SignInTexts.Password)}</label>
             <input id="password" name="password" type="password" autocomplete="current-password" required{wrong}{(focusesPassword
                 ? " autofocus"
                 : "")}>
             <p id="caps-lock" role="status" data-text="{Text(SignInTexts.CapsLock)}"></p>
             <button>{Text(SignInTexts.Title)}</button></form>
             """;
    }

    private static string Languages(HttpContext context, string page)
    {
        var back = Uri.EscapeDataString($"{SignInEndpoints.Path}?{SignInEndpoints.ReturnParameter}={Uri.EscapeDataString(page)}");
        var cultures = context.RequestServices.GetRequiredService<IOptions<RequestLocalizationOptions>>().Value.SupportedUICultures ?? [];
        var links = cultures.Select(culture =>
            $"<a href=\"{LanguagePath}?culture={culture.Name}&amp;returnUrl={back}\" lang=\"{culture.Name}\" hreflang=\"{culture.Name}\""
            + $"{(culture.Name == SignInTexts.Language ? " aria-current=\"true\"" : "")}>{Encode(NameOf(culture))}</a>");
        return $"<nav aria-label=\"{Text(SignInTexts.LanguageChoice)}\">{string.Concat(links)}</nav>";
    }

    private static string NameOf(CultureInfo culture) => culture.TextInfo.ToTitleCase(culture.NativeName);

    private static IResult Page(HttpContext context, string main, int status)
    {
        var theme = context.Request.Cookies[ThemeCookie] switch { Dark => Dark, Light => Light, _ => "system" };
        return Results.Content(
            $"""
             <!doctype html><html lang="{SignInTexts.Language}" data-theme="{theme}"><head><meta charset="utf-8">
             <meta name="viewport" content="width=device-width, initial-scale=1">
             <title>{Text(SignInTexts.Title)} · Risk Manager</title><style>{Style.Value}</style></head>
             <body><main><div class="brand">{Logo}<p>Risk Manager<small>{Text(SignInTexts.ReferenceHost)}</small></p></div>{main}</main>
             <script src="{ScriptPath}"></script></body></html>
             """,
            "text/html; charset=utf-8",
            statusCode: status);
    }

    private static string Text(string key, ISignInProvider? provider = null) => Encode(SignInTexts.Of(key, provider?.Name));

    private static string Encode(string? text) => WebUtility.HtmlEncode(text ?? "");

    private static string Resource(string name)
    {
        using var stream = typeof(SignInPage).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program lacks its resource {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
