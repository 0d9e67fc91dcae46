using System.Net.Sockets;
using Microsoft.AspNetCore.Authentication;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Commands;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Plugins;

namespace RiskManager.ReferenceHost.Screens;

/// <summary>The screens as a web site on this machine.</summary>
internal static class ConnectorsSite
{
    /// <exception cref="TaskSettingsException">The address is in use.</exception>
    public static async Task RunAsync(OpenedHost host, PluginCatalog plugins, Uri url, Func<Uri, Task> started, CancellationToken cancellationToken)
    {
        await using var site = Build(host, plugins, url);
        try
        {
            await site.StartAsync(cancellationToken);
        }
        catch (IOException exception) when (exception.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException or SocketException)
        {
            throw new TaskSettingsException($"{url} is used by another program. Close it, or give another address with --urls.");
        }

        await started(new Uri(site.Urls.First()));
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await site.StopAsync(CancellationToken.None);
        }
    }

    public static WebApplication Build(OpenedHost host, PluginCatalog plugins, Uri url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(url.GetLeftPart(UriPartial.Authority));
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole();
        builder.Logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(20));
        builder.Services.AddConnectors(host, plugins);
        builder.Services.AddAuthentication(LocalSignIn.SchemeName).AddScheme<AuthenticationSchemeOptions, LocalSignIn>(LocalSignIn.SchemeName, null);
        builder.Services.AddCascadingAuthenticationState();

        // A page elsewhere must not reach the screens under a name of its own that it lets point here.
        builder.Services.AddHostFiltering(options => options.AllowedHosts = ["127.0.0.1", "localhost", "[::1]"]);

        // Ctrl+C and SIGTERM are the command's to handle, once for everything.
        builder.Services.AddSingleton<IHostLifetime, CommandLifetime>();

        var site = builder.Build();
        var database = host.Database;
        site.UseHostFiltering();
        site.UseAuthentication();
        site.Use(async (context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'";
            context.Response.Headers.XContentTypeOptions = "nosniff";
            await next(context);
        });
        site.MapGet("/", (CancellationToken token) => new ConnectorsPage(database, plugins).ShowAsync(token));
        site.MapGet("/runs/{id}", (string id, CancellationToken token) => new RunPage(database).ShowAsync(id, token));
        site.MapGet("/organization", (CancellationToken token) => new OrganizationPage(database).ShowPerimetersAsync(token));
        site.MapGet("/organization/{id:long}", (long id, string? search, long? after, CancellationToken token) =>
            new OrganizationPage(database).ShowAssetsAsync(id, search, after ?? 0, token));
        site.MapGet("/audit", (CancellationToken token) => new AuditPage(database).ShowAsync(token));
        return site;
    }
}
