using QualysPlugin.Api.Http;
using QualysPlugin.Texts;

namespace QualysPlugin.Api.SignIn;

/// <summary>
/// Calls with a token (R33). It is renewed before it expires, and once when the API does not take it any more; a token that the API
/// never took is no matter of time, so it is not renewed.
/// </summary>
internal sealed class TokenTransport(IApiTransport transport, TokenSource tokens) : IApiTransport
{
    private const int Unauthorized = 401;

    private static FormattableString Advice => Words.Sentences(
        Words.Of($"The gateway gave a token, but the API does not accept it."),
        Words.Of($"Possible causes: the client has no permission for Vulnerability Management;"),
        Words.Of($"\"API\" is not ticked in the User Role of the client's user; the service agreement is not accepted;"),
        Words.Of($"or gateway and server URL belong to different Qualys platforms (the key Qualys.GatewayUrl in web.config)."));

    public Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken) =>
        CallAsync(
            request, with => transport.SendAsync(with, cancellationToken), answer => answer.Status,
            answer => ResponseCheck.FindFault(request, answer), cancellationToken);

    public Task<StreamedResponse> OpenAsync(ApiRequest request, CancellationToken cancellationToken) =>
        CallAsync(
            request, with => transport.OpenAsync(with, cancellationToken), answer => answer.Status,
            answer => answer.FindFault(request), cancellationToken);

    public Task CloseAsync() => transport.CloseAsync();

    public void Dispose()
    {
        transport.Dispose();
        tokens.Dispose();
    }

    /// <summary>Advice about passwords does not help a client, but what Qualys says of its account does.</summary>
    private static QualysApiException Explain(QualysApiException fault) =>
        AccountAdvice.Find(fault.WhatHappened.ToString()) is null ? fault.With(Advice) : fault;

    private static ApiRequest With(ApiRequest request, AccessToken token) =>
        request with { Headers = [.. request.Headers, new("Authorization", "Bearer " + token.Value)] };

    private async Task<T> CallAsync<T>(
        ApiRequest request, Func<ApiRequest, Task<T>> call, Func<T, int> status, Func<T, QualysApiException?> findFault,
        CancellationToken cancellationToken)
        where T : IDisposable
    {
        var token = await tokens.GetAsync(refused: null, cancellationToken).ConfigureAwait(false);
        var answer = await call(With(request, token)).ConfigureAwait(false);
        if (status(answer) == Unauthorized && (token.IsAccepted || token.IsExpired))
        {
            answer.Dispose();
            token = await tokens.GetAsync(token, cancellationToken).ConfigureAwait(false);
            answer = await call(With(request, token)).ConfigureAwait(false);
        }

        if (status(answer) != Unauthorized)
        {
            token.MarkAccepted();
            return answer;
        }

        using (answer)
            throw Explain(findFault(answer)!);
    }
}
