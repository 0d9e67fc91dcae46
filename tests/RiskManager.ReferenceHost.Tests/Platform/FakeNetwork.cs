using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace RiskManager.ReferenceHost.Tests.Platform;

/// <summary>Answers calls instead of a network: with what is queued, else with an empty list.</summary>
internal sealed class FakeNetwork : HttpMessageHandler
{
    private readonly ConcurrentQueue<string> _authorizations = new();
    private int _tokens;
    private int _running;
    private int _maxRunning;

    public ConcurrentQueue<Func<HttpResponseMessage>> Replies { get; } = new();

    public Func<HttpResponseMessage>? TokenReply { get; set; }

    /// <summary>Holds back the replies; null: nothing does.</summary>
    public SemaphoreSlim? Gate { get; set; }

    public int Tokens => _tokens;

    public string TokenForm { get; private set; } = "";

    /// <summary>The header of each call, in order.</summary>
    public IReadOnlyCollection<string> Authorizations => _authorizations;

    public int MaxRunning => Volatile.Read(ref _maxRunning);

    public static HttpResponseMessage Reply(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public async Task WaitForRunningAsync(int count)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (Volatile.Read(ref _running) < count)
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.AbsolutePath.EndsWith("/APIIntegration/token", StringComparison.Ordinal))
        {
            TokenForm = await request.Content!.ReadAsStringAsync(cancellationToken);
            if (TokenReply is { } refused) return refused();
            var number = Interlocked.Increment(ref _tokens);
            return Reply(HttpStatusCode.OK, $$"""{"access_token":"token-{{number}}","token_type":"bearer","expires_in":86400}""");
        }

        _authorizations.Enqueue(request.Headers.Authorization!.ToString());
        var running = Interlocked.Increment(ref _running);
        lock (_authorizations) _maxRunning = Math.Max(_maxRunning, running);
        try
        {
            if (Gate is { } gate) await gate.WaitAsync(cancellationToken);
            return Replies.TryDequeue(out var reply) ? reply() : Reply(HttpStatusCode.OK, "[]");
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }
}
