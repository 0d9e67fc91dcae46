using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EndToEnd.Tests.Stage;

/// <summary>A collector of traces and metrics on this machine, as far as it takes to see that they arrive.</summary>
internal sealed class Collector : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Lock _lock = new();
    private readonly List<(string Path, string Content, TaskCompletionSource Arrived)> _awaited = [];
    private readonly List<(string Path, string Content)> _received = [];

    public Collector()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        Url = new Uri($"http://{free.LocalEndpoint}/");
        free.Stop();
        _listener.Prefixes.Add(Url.ToString());
        _listener.Start();
        _ = ReceiveAsync();
    }

    public Uri Url { get; }

    /// <summary>What has the host send here, soon.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Url.ToString(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "200",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
    };

    /// <summary>Waits for a request to a path with something in it.</summary>
    public Task ArrivesAsync(string path, string content)
    {
        lock (_lock)
        {
            if (_received.Exists(request => request.Path == path && request.Content.Contains(content, StringComparison.Ordinal)))
                return Task.CompletedTask;
            var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((path, content, arrived));
            return arrived.Task;
        }
    }

    public void Dispose() => _listener.Close();

    private async Task ReceiveAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                // The test is over.
                return;
            }

            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            Take(context.Request.Url!.AbsolutePath, Encoding.Latin1.GetString(body.ToArray()));
            context.Response.ContentType = "application/x-protobuf";
            context.Response.Close();
        }
    }

    private void Take(string path, string content)
    {
        lock (_lock)
        {
            _received.Add((path, content));
            foreach (var awaited in _awaited.Where(
                        awaited => awaited.Path == path && content.Contains(awaited.Content, StringComparison.Ordinal)))
                awaited.Arrived.TrySetResult();
        }
    }
}
