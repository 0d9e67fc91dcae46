using System.Net;
using System.Net.Http.Headers;
using RiskManager.Rest.Calls;

namespace RiskManager.Rest.SignIn;

/// <summary>Gives every call the token; when the platform refuses that, takes a new one and asks once more.</summary>
internal sealed class SignInHandler(TokenSource tokens, string scheme, HttpMessageHandler network) : DelegatingHandler(network)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(cancellationToken);
        var response = await SendAsync(request, token, cancellationToken);
        if (!await AsksForSignInAsync(response, cancellationToken)) return response;
        response.Dispose();
        return await SendAsync(request, await tokens.RenewAsync(token, cancellationToken), cancellationToken);
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
        return ReplyCheck.AsksForSignIn(response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken));
    }
}
