using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Commands;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Observability;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Runs;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Screens;

/// <summary>The screens as a web site.</summary>
internal static class ConnectorsSite
{
    private const string ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'";

    public static WebApplication Build(OpenedHost host, PluginCatalog plugins, SiteAddress address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseUrls(address.Url.GetLeftPart(UriPartial.Authority));
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(20));
        builder.Services.AddConnectors(host, plugins);
        builder.Services.AddAccess(address);
        builder.Services.AddSiteGuards(address);
        builder.Services.AddHostLogging(new HostFolder(host.Folder));
        builder.Services.AddHostTelemetry();
        builder.Services.AddHostHealth();

        // Ctrl+C and SIGTERM are the command's to handle, once for everything.
        builder.Services.AddSingleton<IHostLifetime, CommandLifetime>();

        var site = builder.Build();
        var database = host.Database;
        site.UseSiteGuards(address, ContentSecurityPolicy);
        site.MapOperations();
        site.MapRunDownloads();
        if (address.SignIn) site.MapSignIn();
        site.MapGet("/", (CancellationToken token) => new ConnectorsPage(database, plugins).ShowAsync(token));
        site.MapGet("/runs/{id}", (string id, CancellationToken token) => new RunPage(database).ShowAsync(id, token));
        site.MapGet("/organization", (CancellationToken token) => new OrganizationPage(database).ShowPerimetersAsync(token));
        site.MapGet("/organization/{id:long}", (long id, string? search, long? after, CancellationToken token) =>
            new OrganizationPage(database).ShowAssetsAsync(id, search, after ?? 0, token));
        site.MapGet("/audit", (CancellationToken token) => new AuditPage(database).ShowAsync(token));
        return site;
    }
}
