using System.Net;
using System.Net.Sockets;

namespace RiskManager.ReferenceHost.Diagnosis.Network;

/// <summary>
/// Asks web servers for the headers of their root, with the proxy and the trusted certificates that runs use, and connects to other
/// servers. Follows no redirect.
/// </summary>
internal sealed class AddressProbe(TimeProvider clock) : IAddressProbe
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly Dictionary<KnownAddress, ProbedAddress> _probed = [];

    public async Task<ProbedAddress> ProbeAsync(KnownAddress address, IWebProxy? proxy, CancellationToken cancellationToken)
    {
        if (_probed.TryGetValue(address, out var known)) return known;
        using var timeout = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return _probed[address] = address.Url.Scheme is "http" or "https"
                ? await AskAsync(address.Url, proxy, either.Token)
                : await ConnectAsync(address.Url, either.Token);
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException or IOException)
        {
            return _probed[address] = new ProbedAddress(Reasons(exception), "", null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return _probed[address] = new ProbedAddress($"No answer within {Limit.TotalSeconds:0} seconds.", "", null);
        }
    }

    private async Task<ProbedAddress> AskAsync(Uri url, IWebProxy? proxy, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        if (proxy is not null) handler.Proxy = proxy;
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(HttpMethod.Head, url);
        var asked = clock.GetUtcNow();
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var middle = asked + ((clock.GetUtcNow() - asked) / 2);
        if (answer.StatusCode == HttpStatusCode.ProxyAuthenticationRequired)
            return new ProbedAddress("The proxy demands an account (407): set Qualys.ProxyUser and Qualys.ProxyPassword.", "", null);
        return new ProbedAddress(null, $"HTTP {(int)answer.StatusCode}", answer.Headers.Date - middle);
    }

    private static async Task<ProbedAddress> ConnectAsync(Uri url, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(url.Host, url.Port, cancellationToken);
        return new ProbedAddress(null, "accepts connections", null);
    }

    /// <summary>The outer reason and the one at the bottom of it, which libraries keep apart.</summary>
    private static string Reasons(Exception exception)
    {
        var inner = exception.GetBaseException().Message;
        return exception.Message.Contains(inner, StringComparison.Ordinal) ? exception.Message : $"{exception.Message} {inner}";
    }
}
