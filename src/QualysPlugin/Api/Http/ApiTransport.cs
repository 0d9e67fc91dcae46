using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Polly;
using Polly.Timeout;
using QualysPlugin.Settings;

namespace QualysPlugin.Api.Http;

/// <summary>Makes one call, once: sends the form, receives the whole answer, within time and size limits.</summary>
internal sealed class ApiTransport : IApiTransport
{
    private const string SessionCookieName = "QualysSession=";

    private readonly HttpClient _client;
    private readonly QualysAccount _account;
    private readonly TransportLimits _limits;
    private readonly TimeProvider _time;
    private readonly TlsCheck? _tls;
    private readonly ResiliencePipeline _answerTimeout;

    public ApiTransport(HttpMessageHandler handler, QualysAccount account, TransportLimits limits, TimeProvider time, TlsCheck? tls = null)
    {
        _account = account;
        _tls = tls;
        _answerTimeout = new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(limits.AnswerTimeout).Build();
        _limits = limits;
        _time = time;
        _client = new HttpClient(handler) { BaseAddress = account.BaseUrl, Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.Add("X-Requested-With", "Risk Manager Qualys asset import");
    }

    /// <summary>The session to call with; null: basic authentication.</summary>
    public string? SessionCookie { get; set; }

    /// <summary>Whether calls without a session carry basic authentication.</summary>
    public bool UsesBasicAuthentication { get; init; } = true;

    /// <summary>The handler for real calls: compressed answers, no redirects, no cookies.</summary>
    /// <param name="limits">The limits of a call.</param>
    /// <param name="tls">Remembers what is wrong with a certificate.</param>
    /// <param name="proxy">The proxy from <c>web.config</c>; null: the system's.</param>
    public static HttpMessageHandler CreateHandler(TransportLimits limits, TlsCheck tls, ProxyServer? proxy)
    {
#if NETFRAMEWORK
        var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = tls.Validate };
#else
        var handler = new SocketsHttpHandler { ConnectTimeout = limits.ConnectTimeout };
        handler.SslOptions.RemoteCertificateValidationCallback = tls.Validate;
#endif
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
        handler.AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate;
        handler.MaxConnectionsPerServer = 16;
        if (proxy is not null)
        {
            handler.UseProxy = true;
            handler.Proxy = proxy.ToWebProxy();
        }

        return handler;
    }

    public async Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        using var message = ToMessage(request);
        try
        {
            using var response = await SendHeadersAsync(request, message, cancellationToken).ConfigureAwait(false);
            var body = await ReceiveAsync(request, response, cancellationToken).ConfigureAwait(false);
            return new ApiResponse((int)response.StatusCode, CallLimits.Read(response.Headers, _time.GetUtcNow()), body)
            {
                SessionCookie = ReadSession(response),
                Date = response.Headers.Date,
                Notices = ApiResponse.ReadNotices(response.Headers),
            };
        }
        catch (HttpRequestException exception)
        {
            throw ResponseCheck.Unreachable(request, _account.BaseUrl, _tls?.Finding, exception);
        }
    }

    public async Task<StreamedResponse> OpenAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        using var message = ToMessage(request);
        try
        {
            var response = await SendHeadersAsync(request, message, cancellationToken).ConfigureAwait(false);
            return await StreamedResponse.BeginAsync(request, response, _limits.StallTimeout, _time, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (HttpRequestException exception)
        {
            throw ResponseCheck.Unreachable(request, _account.BaseUrl, _tls?.Finding, exception);
        }
    }

    public Task CloseAsync() => Task.CompletedTask;

    public void Dispose() => _client.Dispose();

    private static string? ReadSession(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Set-Cookie", out var cookies)
            ? cookies.Select(cookie => cookie.Split(';')[0].Trim())
                .FirstOrDefault(cookie => cookie.StartsWith(SessionCookieName, StringComparison.OrdinalIgnoreCase)
                    && cookie.Length > SessionCookieName.Length)
            : null;

    private HttpRequestMessage ToMessage(ApiRequest request)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, request.Path)
        {
            Content = new StringContent(request.ToForm(), Encoding.ASCII, "application/x-www-form-urlencoded"),
        };
        foreach (var header in request.Headers)
            message.Headers.Add(header.Key, header.Value);
        Authenticate(message);
        return message;
    }

    private void Authenticate(HttpRequestMessage message)
    {
        if (SessionCookie is not null)
            message.Headers.Add("Cookie", SessionCookie);
        else if (UsesBasicAuthentication)
            message.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_account.User}:{_account.Password}")));
    }

    private async Task<HttpResponseMessage> SendHeadersAsync(
        ApiRequest request, HttpRequestMessage message, CancellationToken cancellationToken)
    {
        try
        {
            return await _answerTimeout.ExecuteAsync(
                async token =>
                    await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, token).ConfigureAwait(false),
                    cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException exception)
        {
            throw new QualysApiException(ApiFault.TooMuch, request.Name,
                $"{_account.BaseUrl.Authority} did not begin to answer within {_limits.AnswerTimeout.TotalSeconds:0} seconds.",
                $"Try again later, or raise Qualys.AnswerTimeoutSeconds in web.config.", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new QualysApiException(ApiFault.Transient, request.Name,
                $"{_account.BaseUrl.Authority} could not be reached within {_limits.ConnectTimeout.TotalSeconds:0} seconds.",
                $"Check the server URL, the proxy and the firewall, or raise Qualys.ConnectTimeoutSeconds in web.config.", exception);
        }
    }

    private async Task<ReceivedBody> ReceiveAsync(ApiRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var reception = new BodyReceiver(request, response, _limits.StallTimeout, _time, cancellationToken);
        reception.EndWithin(_limits.ReceiveTimeout);
        var body = new ReceivedBody();
        try
        {
            int count;
            while ((count = await reception.ReadAsync(body.FreeSpace()).ConfigureAwait(false)) > 0)
            {
                body.Received(count);
                if (body.Length > _limits.ResponseLimit)
                    throw TooLarge(request);
            }

            var received = body;
            body = null;
            return received;
        }
        finally
        {
            body?.Dispose();
        }
    }

    private QualysApiException TooLarge(ApiRequest request) => new(ApiFault.TooMuch, request.Name,
        $"the answer is larger than {_limits.ResponseLimit / (1024 * 1024)} megabytes.",
        $"Lower Qualys.PageSize or raise Qualys.ResponseLimitMegabytes in web.config.");
}
