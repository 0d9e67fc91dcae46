using System.Net;
using System.Net.Http.Headers;
using RiskManager.Rest.Calls;

namespace RiskManager.Rest.SignIn;

/// <summary>Gives every call the token; when the platform refuses that, takes a new one and asks again.</summary>
internal sealed class SignInHandler(TokenSource tokens, string scheme, HttpMessageHandler network) : DelegatingHandler(network)
{
    /// <summary>Two, because a token can be revoked while calls that run at the same time take the next one.</summary>
    private const int MaxRenewals = 2;

    /// <summary>Lists are longer than any error; they are not copied to look for one.</summary>
    private const int MaxErrorBytes = 65_536;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(cancellationToken);
        var response = await SendAsync(request, token, cancellationToken);
        for (var renewals = 0; renewals < MaxRenewals && await AsksForSignInAsync(response, cancellationToken); renewals++)
        {
            response.Dispose();
            token = await tokens.RenewAsync(token, cancellationToken);
            response = await SendAsync(request, token, cancellationToken);
        }

        return response;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string token, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue(scheme, token);
        return await base.SendAsync(request, cancellationToken);
    }

    private static async Task<bool> AsksForSignInAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.Unauthorized) return true;
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        if (response.Content.Headers.ContentLength > MaxErrorBytes) return false;
        return ReplyCheck.AsksForSignIn(response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken));
    }
}
