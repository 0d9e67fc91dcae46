using System.Net.Sockets;
using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Hosting;

/// <summary>Keeps a site up until the command ends, and then lets its runs come to a checkpoint.</summary>
internal static class Serving
{
    /// <param name="site">The site.</param>
    /// <param name="address">Where it listens.</param>
    /// <param name="started">Is called with the address that the site has.</param>
    /// <param name="cancellationToken">Ends the site.</param>
    /// <exception cref="TaskSettingsException">The address is in use, or its certificate is missing.</exception>
    public static async Task ServeAsync(this WebApplication site, SiteAddress address, Func<Uri, Task> started, CancellationToken cancellationToken)
    {
        try
        {
            await site.StartAsync(cancellationToken);
        }
        catch (IOException exception) when (exception.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException or SocketException)
        {
            throw new TaskSettingsException($"{address.Url} is used by another program. Close it, or give another address with --urls.");
        }
        catch (InvalidOperationException exception) when (address.Url.Scheme == Uri.UriSchemeHttps)
        {
            throw new TaskSettingsException(
                $"{address.Url} cannot be served: {exception.Message} Name a certificate in the environment: Kestrel__Certificates__Default__Path and Kestrel__Certificates__Default__Password.");
        }

        try
        {
            await started(new Uri(site.Urls.First()));
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl+C or SIGTERM: the end that was asked for.
        }
        finally
        {
            await site.StopAsync(CancellationToken.None);
        }
    }
}
