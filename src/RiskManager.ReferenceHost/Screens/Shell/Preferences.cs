using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Localization;
using RiskManager.ReferenceHost.Access;

namespace RiskManager.ReferenceHost.Screens.Shell;

/// <summary>What a person chose about the screens, kept in cookies of the browser: language, light or dark.</summary>
internal static class Preferences
{
    public const string ThemeCookie = SignInPage.ThemeCookie;
    public const string Dark = SignInPage.Dark;
    public const string Light = SignInPage.Light;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    /// <summary>The first is the default; otherwise the browser's language decides until the person chooses.</summary>
    public static IReadOnlyList<CultureInfo> Cultures { get; } = [CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("pt-BR")];

    /// <returns>Null when the person chose none.</returns>
    public static string? ThemeOf(HttpContext context) => context.Request.Cookies[ThemeCookie] switch
    {
        Dark => Dark,
        Light => Light,
        _ => null,
    };

    public static string CultureLink(CultureInfo culture, NavigationManager navigation) =>
        $"{SignInPage.LanguagePath}?culture={culture.Name}&returnUrl={Uri.EscapeDataString(new Uri(navigation.Uri).PathAndQuery)}";

    public static void MapPreferences(this IEndpointRouteBuilder routes) =>
        routes.MapGet(SignInPage.LanguagePath, (HttpContext context, string culture, string returnUrl) =>
        {
            if (Cultures.FirstOrDefault(known => known.Name == culture) is { } chosen)
            {
                context.Response.Cookies.Append(
                    CookieRequestCultureProvider.DefaultCookieName,
                    CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(chosen)),
                    new CookieOptions
                    {
                        MaxAge = Kept,
                        SameSite = SameSiteMode.Strict,
                        HttpOnly = true,
                        IsEssential = true,
                        Secure = context.Request.IsHttps,
                    });
            }

            return Results.LocalRedirect(SignInEndpoints.LocalPage(returnUrl));
        }).AllowAnonymous();
}
