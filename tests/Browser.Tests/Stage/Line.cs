using System.Net;
using System.Net.Sockets;

namespace Browser.Tests.Stage;

/// <summary>The network between the browser and a host, which can be cut. The browser's address stays when the host gets another.</summary>
internal sealed class Line : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<TcpClient> _open = [];
    private readonly Task _accepting;
    private Uri _host;
    private bool _isCut;

    private Line(Uri host)
    {
        _host = host;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where the browser finds the host.</summary>
    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public static Line To(Uri host) => new(host);

    /// <summary>Ends every connection, and each new one at once.</summary>
    public void Cut()
    {
        lock (_open)
        {
            _isCut = true;
            foreach (var client in _open) client.Dispose();
            _open.Clear();
        }
    }

    /// <summary>Lets connections through again, to another host if one is given.</summary>
    public void Mend(Uri? host = null)
    {
        lock (_open) (_isCut, _host) = (false, host ?? _host);
    }

    public async ValueTask DisposeAsync()
    {
        Cut();
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                _ = CarryAsync(await _listener.AcceptTcpClientAsync(_end.Token));
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException && _end.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task CarryAsync(TcpClient browser)
    {
        using var host = new TcpClient();
        using (browser)
        {
            if (!TryOpen(browser, host, out var target)) return;
            try
            {
                await host.ConnectAsync(IPAddress.Loopback, target.Port, _end.Token);
                await Task.WhenAny(
                    browser.GetStream().CopyToAsync(host.GetStream(), _end.Token),
                    host.GetStream().CopyToAsync(browser.GetStream(), _end.Token));
            }
            catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException)
            {
                // Cut, or nobody listens there: the browser sees its connection end.
            }
        }
    }

    private bool TryOpen(TcpClient browser, TcpClient host, out Uri target)
    {
        lock (_open)
        {
            target = _host;
            if (_isCut) return false;
            _open.AddRange([browser, host]);
            return true;
        }
    }
}
