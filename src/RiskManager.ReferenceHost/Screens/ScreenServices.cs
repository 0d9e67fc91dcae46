using Microsoft.AspNetCore.Localization;
using MudBlazor.Services;
using RiskManager.ReferenceHost.Screens.Shell;
using RiskManager.ReferenceHost.Screens.Tables;

namespace RiskManager.ReferenceHost.Screens;

/// <summary>Registers and maps the screens: components, texts, preferences.</summary>
internal static class ScreenServices
{
    // The longest value of a field has 200,000 characters (SettingsLimits), each of at most six bytes in JSON.
    private const int MaxMessageBytes = 2 * 1024 * 1024;

    public static IServiceCollection AddScreens(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents()
            .AddHubOptions(options => options.MaximumReceiveMessageSize = MaxMessageBytes);
        services.AddMudServices();
        services.AddScoped<TablePreferences>();
        services.AddSingleton<FaultLog>();
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
