using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;

namespace RiskManager.ReferenceHost.Hosting;

/// <summary>Runs a site until the command ends, then stops its runs at a checkpoint.</summary>
internal static class Serving
{
    /// <param name="site">The site.</param>
    /// <param name="address">Where it listens.</param>
    /// <param name="started">Is called with the address that the site has.</param>
    /// <param name="cancellationToken">Ends the site.</param>
    /// <exception cref="TaskSettingsException">The address is in use, or its certificate is missing.</exception>
    public static async Task ServeAsync(
        this WebApplication site, SiteAddress address, Func<Uri, Task> started, CancellationToken cancellationToken)
    {
        await StartAsync(site, address, cancellationToken);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, site.Lifetime.ApplicationStopping);
        try
        {
            await started(new Uri(site.Urls.First()));
            site.Services.SayReady();
            await Task.Delay(Timeout.Infinite, ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // Ctrl+C, SIGTERM, or the service control manager of Windows.
        }
        finally
        {
            site.Services.SayStopping();
            await site.StopAsync(CancellationToken.None);
        }
    }

    private static async Task StartAsync(WebApplication site, SiteAddress address, CancellationToken cancellationToken)
    {
        try
        {
            await site.StartAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            // Services that started before the address was refused.
            await site.StopAsync(CancellationToken.None);
            if (Explain(exception, address) is { } explained) throw explained;
            throw;
        }
    }

    private static TaskSettingsException? Explain(Exception exception, SiteAddress address) => exception switch
    {
        IOException { InnerException: AddressInUseException or SocketException } =>
            new($"{address.Url} is used by another program. Close it, or give another address with --urls."),
        InvalidOperationException or CryptographicException when address.Url.Scheme == Uri.UriSchemeHttps =>
            new($"{address.Url} cannot be served: {exception.Message} {SiteCertificate.Advice}"),
        _ => null,
    };
}
