using Microsoft.AspNetCore.Localization;
using MudBlazor.Services;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Organization;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Organization.Attributes;
using RiskManager.ReferenceHost.Organization.KnowledgeBases;
using RiskManager.ReferenceHost.Organization.Perimeters;
using RiskManager.ReferenceHost.Screens.Shell;

namespace RiskManager.ReferenceHost.Screens;

/// <summary>What the screens need in the site: components, texts, preferences.</summary>
internal static class ScreenServices
{
    public static IServiceCollection AddScreens(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices();
        services.AddLocalization();
        services.AddSingleton<AssetSearch>().AddSingleton<PerimeterTree>().AddSingleton<AuditLog>();
        services.AddSingleton<OperatingSystemCounts>().AddSingleton<KnowledgeBaseLibrary>().AddSingleton<AttributeDefinitions>();
        services.AddScoped<Handwork>();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Preferences.Cultures[0]);
            options.SupportedCultures = options.SupportedUICultures = [.. Preferences.Cultures];
        });
        return services;
    }

    public static WebApplication MapScreens(this WebApplication site)
    {
        site.UseRequestLocalization();
        site.UseStatusCodePagesWithReExecute("/not-found");
        site.UseAntiforgery();
        site.MapPreferences();
        site.MapStaticAssets();
        site.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return site;
    }
}
