using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EndToEnd.Tests.Stage;

/// <summary>A forwarding HTTP proxy on loopback that may demand a login.</summary>
internal sealed class TestProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly string? _login;
    private readonly Task _serving;
    private int _forwarded;

    public TestProxy(string? login)
    {
        _login = login is null ? null : "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(login));
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Url => $"http://{_listener.LocalEndpoint}";

    /// <summary>Requests that were let through.</summary>
    public int Forwarded => Volatile.Read(ref _forwarded);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = ForwardAsync(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task ForwardAsync(TcpClient client)
    {
        using var connection = client;
        var stream = client.GetStream();
        var head = await ReadHeadAsync(stream);
        var lines = head.Split("\r\n");
        if (_login is not null && !lines.Contains("Proxy-Authorization: " + _login, StringComparer.OrdinalIgnoreCase))
        {
            await stream.WriteAsync((
                "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\n"u8
                + "Content-Length: 0\r\nConnection: close\r\n\r\n"u8).ToArray());
            return;
        }

        Interlocked.Increment(ref _forwarded);
        var target = new Uri(lines[0].Split(' ')[1]);
        using var server = new TcpClient();
        await server.ConnectAsync(target.Host, target.Port);
        var forwarded = new[] { lines[0].Replace(target.GetLeftPart(UriPartial.Authority), "", StringComparison.Ordinal) }
            .Concat(lines.Skip(1).Where(
                line => line.Length > 0
                    && !line.StartsWith("Proxy-", StringComparison.OrdinalIgnoreCase)
                    && !line.StartsWith("Connection", StringComparison.OrdinalIgnoreCase)))
            .Append("Connection: close");
        await server.GetStream().WriteAsync(Encoding.ASCII.GetBytes(string.Join("\r\n", forwarded) + "\r\n\r\n"));
        var up = stream.CopyToAsync(server.GetStream(), _stop.Token);
        await server.GetStream().CopyToAsync(stream, _stop.Token);
        client.Close();
        await Task.WhenAny(up);
    }

    private static async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one) == 1)
            head.Append((char)one[0]);
        return head.ToString();
    }
}
