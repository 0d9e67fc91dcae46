using System.Net;
using System.Net.Sockets;

namespace TestSupport;

/// <summary>
/// The network between a browser and a host: it can be cut, which both see at once, or swallow what is sent, which neither sees. The
/// browser's address stays when the host gets another.
/// </summary>
public sealed class Line : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<TcpClient> _open = [];
    private readonly Task _accepting;
    private Uri _host;
    private TaskCompletionSource _flow = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isCut;

    private Line(Uri host)
    {
        _host = host;
        _flow.SetResult();
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

    /// <summary>
    /// From now on nothing arrives on either side, not even the end of a connection, and no connection ends. What was sent arrives
    /// afterwards, as TCP would send it again.
    /// </summary>
    public void Swallow()
    {
        lock (_open)
            if (_flow.Task.IsCompleted) _flow = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Ends <see cref="Swallow"/>.</summary>
    public void Deliver()
    {
        lock (_open) _flow.TrySetResult();
    }

    /// <summary>Swallows for a while.</summary>
    public async Task SwallowAsync(TimeSpan time)
    {
        Swallow();
        await Task.Delay(time, _end.Token);
        Deliver();
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
                await await Task.WhenAny(
                    CopyAsync(browser.GetStream(), host.GetStream()), CopyAsync(host.GetStream(), browser.GetStream()));
            }
            catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException
                or OperationCanceledException)
            {
                // Cut, or nobody listens there: the browser sees its connection end.
            }
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[64 * 1024];
        int count;
        do
        {
            count = await from.ReadAsync(buffer, _end.Token);
            await FlowsAsync();
            await to.WriteAsync(buffer.AsMemory(0, count), _end.Token);
        }
        while (count > 0);
    }

    private Task FlowsAsync()
    {
        lock (_open) return _flow.Task.WaitAsync(_end.Token);
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
