using System.Net;
using System.Net.Http.Headers;
using Polly.Timeout;
using Refit;
using RiskManager.Rest.Assumptions;
using RiskManager.Rest.Calls;
using RiskManager.Rest.SignIn;
using RiskManager.Rest.Texts;

namespace RiskManager.Rest.Client;

/// <summary>
/// Makes the calls: as many at a time as the options allow, signed in, judged by status and body. Reads and edits are repeated when the
/// platform is busy or out of reach; what creates is not, because nobody knows whether it was done.
/// </summary>
internal sealed class PlatformConnection : IAsyncDisposable
{
    private const int MaxReplyBytes = 64 * 1024 * 1024;

    private readonly PlatformOptions _options;
    private readonly HttpMessageHandler _network;
    private readonly HttpClient _client;
    private readonly HttpClient _tokenClient;
    private readonly TokenSource _tokens;
    private readonly IPlatformApi _api;
    private readonly SemaphoreSlim _slots;
    private int _calls;
    private long _lastDate;

    /// <param name="options">Where to and how.</param>
    /// <param name="clock">The clock of the token and of the pauses.</param>
    /// <param name="handler">What sends; null: the network.</param>
    public PlatformConnection(PlatformOptions options, TimeProvider clock, HttpMessageHandler? handler = null)
    {
        if (!PlatformUrls.IsAllowed(options.Url))
        {
            throw new PlatformException(
                PlatformFault.Refused,
                Words.Of($"RiskManager.PlatformUrl is {options.Url}: https:// is needed, http:// is for this machine alone."));
        }

        _options = options;
        _network = handler ?? Network(options);
        _tokenClient = new HttpClient(Retries.Wrap(_network, options, clock, repeatsPosts: true), disposeHandler: false);
        _tokens = new TokenSource(_tokenClient, options, clock);
        _client = new HttpClient(Retries.Wrap(new SignInHandler(_tokens, options.AuthorizationScheme, _network), options, clock))
        {
            BaseAddress = new Uri(PlatformUrls.Root(options.Url).AbsoluteUri.TrimEnd('/')),
            // Each attempt has a limit of its own.
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = MaxReplyBytes,
        };
        _tokenClient.Timeout = Timeout.InfiniteTimeSpan;
        _client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        _api = RestService.For<IPlatformApi>(_client);
        _slots = new SemaphoreSlim(options.Concurrency);
    }

    /// <summary>The calls made so far, without those for tokens.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>The platform's clock at its last reply; null if it never told.</summary>
    public DateTimeOffset? LastDate =>
        Interlocked.Read(ref _lastDate) is var ticks and > 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>Takes a token if there is none, so that a refusal is seen before anything else.</summary>
    public Task SignInAsync(CancellationToken cancellationToken) => _tokens.GetAsync(cancellationToken);

    /// <summary>Makes a call.</summary>
    /// <exception cref="PlatformException">It failed.</exception>
    public async Task<PlatformReply> CallAsync(
        string name, Func<IPlatformApi, CancellationToken, Task<HttpResponseMessage>> call, CancellationToken cancellationToken,
        Assumption? assumption = null)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            Interlocked.Increment(ref _calls);
            using var response = await call(_api, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            if (response.Headers.Date is { } date) Interlocked.Exchange(ref _lastDate, date.UtcTicks);
            if (ReplyCheck.FindFault(name, IsRead(name), response.StatusCode, body, assumption) is { } fault) throw fault;
            return new PlatformReply(name, body, response.Headers.Date);
        }
        catch (ApiRequestException exception)
        {
            // Refit wraps whatever the handlers threw.
            cancellationToken.ThrowIfCancellationRequested();
            throw exception.InnerException as PlatformException
                ?? ConnectionFaults.Unreachable(name, _options.Url, exception, !IsRead(name));
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutRejectedException or IOException)
        {
            throw ConnectionFaults.Unreachable(name, _options.Url, exception, !IsRead(name));
        }
        finally
        {
            _slots.Release();
        }
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        _tokenClient.Dispose();
        _tokens.Dispose();
        _slots.Dispose();
        return ValueTask.CompletedTask;
    }

    private static SocketsHttpHandler Network(PlatformOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(30),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            MaxConnectionsPerServer = options.Concurrency + 1,
        };
        if (options.Proxy is { } proxy)
        {
            handler.UseProxy = true;
            handler.Proxy = proxy;
        }

        return handler;
    }

    private static bool IsRead(string name) => name.StartsWith("GET", StringComparison.Ordinal);
}
