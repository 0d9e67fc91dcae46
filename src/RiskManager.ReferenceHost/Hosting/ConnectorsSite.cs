using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Access.OpenId;
using RiskManager.ReferenceHost.Health;
using RiskManager.ReferenceHost.Lists;
using RiskManager.ReferenceHost.Observability;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Screens;
using RiskManager.ReferenceHost.Screens.Connection;
using RiskManager.ReferenceHost.Screens.Runs;
using RiskManager.ReferenceHost.Screens.Shell;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Setup;

namespace RiskManager.ReferenceHost.Hosting;

/// <summary>The screens as a web site.</summary>
internal static class ConnectorsSite
{
    // MudBlazor writes style attributes and its palette as a style element; scripts come from files of this host alone.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src "
        + "'self'; "
        + "form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    /// <param name="host">The data folder.</param>
    /// <param name="plugins">The task types.</param>
    /// <param name="address">Where the site listens.</param>
    /// <param name="setup">Whether the first page leads through the setup; null: it does not, and the menu offers the setup.</param>
    public static WebApplication Build(OpenedHost host, PluginCatalog plugins, SiteAddress address, SetupStart? setup = null)
    {
        // The screens' files are in the program's folder, not in the current one.
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions
            {
                ApplicationName = typeof(ConnectorsSite).Assembly.GetName().Name,
                ContentRootPath = AppContext.BaseDirectory,
            });
        builder.WebHost.UseStaticWebAssets();

        // Otherwise what was not published is compressed anew for each request, without getting smaller.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = bool.FalseString;
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.UseNamedCertificate(address, host.WebConfig, host.Folder);
        builder.WebHost.UseUrls(address.Url.GetLeftPart(UriPartial.Authority));
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(20));
        builder.Services.AddHost(host, plugins);
        builder.Services.AddSetup(setup ?? SetupStart.Offered(host.WebConfig));
        builder.Services.AddScreens(ConnectionOptions.Of(host.WebConfig));
        builder.Services.AddAccess(address);
        builder.Services.AddOpenIdSignIn(address, host.WebConfig);
        builder.Services.AddSiteGuards(address, host.WebConfig);
        builder.Services.AddHostLogging(new HostFolder(host.Folder));
        builder.Services.AddHostTelemetry();
        builder.Services.AddHostHealth();
        builder.Services.UseServiceManager();

        var site = builder.Build();
        site.UseRequestLocalization();
        site.UsePersonTimeZone();
        site.UseSiteGuards(address, ContentSecurityPolicy);
        site.UseSetupLead();
        site.MapOperations();
        site.MapRunDownloads();
        site.MapListDownloads();
        if (address.SignIn) site.MapSignIn();
        site.MapOpenIdSignIn();
        site.MapScreens();
        return site;
    }
}
