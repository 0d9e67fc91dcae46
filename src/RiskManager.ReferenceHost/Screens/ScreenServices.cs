using Microsoft.AspNetCore.Localization;
using MudBlazor.Services;
using RiskManager.ReferenceHost.Screens.Shell;
using RiskManager.ReferenceHost.Screens.Tables;

namespace RiskManager.ReferenceHost.Screens;

/// <summary>Registers and maps the screens: components, texts, preferences.</summary>
internal static class ScreenServices
{
    public static IServiceCollection AddScreens(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices();
        services.AddScoped<TablePreferences>();
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Preferences.Cultures[0]);
            options.SupportedCultures = options.SupportedUICultures = [.. Preferences.Cultures];
        });
        return services;
    }

    public static WebApplication MapScreens(this WebApplication site)
    {
        site.UseStatusCodePagesWithReExecute("/not-found");
        site.UseAntiforgery();
        site.MapPreferences();
        site.MapStaticAssets();
        site.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return site;
    }
}
