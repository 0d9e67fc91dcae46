using QualysPlugin.Api.Http;

namespace QualysPlugin.Api.SignIn;

/// <summary>
/// The one token that all calls of a run share. Whoever needs another one while it is on its way waits for it, so the gateway is
/// asked once; a client that it refused is not tried again.
/// </summary>
internal sealed class TokenSource(IApiTransport gateway, QualysAccount account, TimeProvider time) : IDisposable
{
    private readonly object _lock = new();
    private readonly CancellationTokenSource _closing = new();
    private AccessToken? _token;
    private Task<AccessToken>? _request;
    private QualysApiException? _refusal;

    private static FormattableString UnreachableAdvice =>
        $"Check the server URL, the key Qualys.GatewayUrl in web.config, the name resolution, the proxy and the firewall.";

    /// <summary>A token that is good as far as can be told.</summary>
    /// <param name="refused">One that the API refused and that is not to come back; null: none.</param>
    /// <param name="cancellationToken">Cancels the wait, not the request that others wait for too.</param>
    /// <exception cref="QualysApiException">The gateway gave no token.</exception>
    public Task<AccessToken> GetAsync(AccessToken? refused, CancellationToken cancellationToken)
    {
        Task<AccessToken> request;
        AccessToken? present;
        lock (_lock)
        {
            if (_refusal is not null)
                throw _refusal;
            present = _token == refused ? null : _token;
            if (present is { IsDue: false })
                return Task.FromResult(present);
            request = _request ??= Task.Run(RequestAsync);
        }

        return WaitAsync(request, present, cancellationToken);
    }

    public void Dispose()
    {
        _closing.Cancel();
        gateway.Dispose();
        _closing.Dispose();
    }

    /// <summary>Waits for a token; while the gateway has trouble, the present one serves as long as it lives.</summary>
    private static async Task<AccessToken> WaitAsync(
        Task<AccessToken> request, AccessToken? present, CancellationToken cancellationToken)
    {
        var cancelled = new TaskCompletionSource<AccessToken>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = cancellationToken.Register(() => cancelled.TrySetCanceled(cancellationToken));
        try
        {
            return await (await Task.WhenAny(request, cancelled.Task).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (QualysApiException fault) when (fault.Fault == ApiFault.Transient && present is { IsExpired: false })
        {
            return present;
        }
    }

    private async Task<AccessToken> RequestAsync()
    {
        try
        {
            using var response = await SendAsync().ConfigureAwait(false);
            var token = TokenResponse.Read(response, account, time);
            lock (_lock)
                (_token, _request) = (token, null);
            return token;
        }
        catch (Exception exception)
        {
            lock (_lock)
                (_refusal, _request) = (exception is QualysApiException { RefusesLogin: true } refusal ? refusal : null, null);
            throw;
        }
    }

    /// <summary>What keeps the gateway from answering passes, or is a matter of addresses; the size of a page is not.</summary>
    private async Task<ApiResponse> SendAsync()
    {
        try
        {
            return await gateway.SendAsync(TokenRequest.For(account), _closing.Token).ConfigureAwait(false);
        }
        catch (QualysApiException fault) when (fault.Fault is ApiFault.Transient or ApiFault.TooMuch)
        {
            throw fault.With(UnreachableAdvice, ApiFault.Transient);
        }
    }
}
