using System.Net;
using System.Text.Json;
using Duende.IdentityModel.Client;
using RiskManager.Rest.Calls;
using RiskManager.Rest.Texts;

namespace RiskManager.Rest.SignIn;

/// <summary>The token of the application: taken once, renewed before it expires and after a refusal, never written anywhere.</summary>
internal sealed class TokenSource(HttpClient client, PlatformOptions options, TimeProvider clock) : IDisposable
{
    private const int DefaultSeconds = 86_400;

    private readonly SemaphoreSlim _taking = new(1, 1);
    private Token? _token;

    /// <summary>A token that is still valid for a while.</summary>
    /// <exception cref="PlatformException">The platform refuses the application, or cannot be reached.</exception>
    public async Task<string> GetAsync(CancellationToken cancellationToken)
    {
        if (_token is { } known && known.RenewAt > clock.GetUtcNow()) return known.Value;
        return await RenewAsync(_token?.Value, cancellationToken);
    }

    /// <summary>Takes a new token, unless another call did so since the given one.</summary>
    public async Task<string> RenewAsync(string? refused, CancellationToken cancellationToken)
    {
        await _taking.WaitAsync(cancellationToken);
        try
        {
            if (_token is { } known && known.Value != refused && known.RenewAt > clock.GetUtcNow()) return known.Value;
            _token = await TakeAsync(cancellationToken);
            return _token.Value;
        }
        finally
        {
            _taking.Release();
        }
    }

    public void Dispose() => _taking.Dispose();

    private async Task<Token> TakeAsync(CancellationToken cancellationToken)
    {
        using var request = new ClientCredentialsTokenRequest
        {
            Address = new Uri(PlatformUrls.Root(options.Url), "APIIntegration/token").ToString(),
            ClientId = options.ClientId,
            ClientSecret = options.ClientSecret,
            // The documentation wants both in the form, not in a header.
            ClientCredentialStyle = ClientCredentialStyle.PostBody,
        };
        var response = await client.RequestClientCredentialsTokenAsync(request, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (response.Exception is { } exception) throw ConnectionFaults.Unreachable("POST /APIIntegration/token", options.Url, exception);
        if (response.HttpStatusCode is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError)
        {
            throw new PlatformException(
                PlatformFault.Unreachable,
                Words.Of($"The platform is down or busy: it answers the request for a token with status {(int)response.HttpStatusCode}."));
        }

        if (response.AccessToken is not { Length: > 0 } value) throw Refused(response);
        // The lifetime comes as a number or as a text.
        var seconds = Lifetime(response.Json) ?? DefaultSeconds;
        var early = TimeSpan.FromSeconds(Math.Min(60, seconds * 0.1));
        return new Token(value, clock.GetUtcNow() + TimeSpan.FromSeconds(seconds) - early);
    }

    private PlatformException Refused(TokenResponse response)
    {
        var status = (int)response.HttpStatusCode;
        var words = response.Error is { Length: > 0 } error ? $"{error} {response.ErrorDescription}".Trim() : $"status {status}";
        if (response.ErrorType == ResponseErrorType.Protocol || status is 400 or 401 or 403)
        {
            return new PlatformException(
                PlatformFault.Refused,
                Words.Of($"""
                    The platform refuses the application ({words.Replace(options.ClientSecret, "***", StringComparison.Ordinal)}). Check
                    RiskManager.PlatformClientId and RiskManager.PlatformClientSecret in web.config against Administration > Integrations >
                    Authorized Applications, and that the application allows anonymous access with a predefined user.
                    """));
        }

        return new PlatformException(
            PlatformFault.Unexpected,
            Words.Of($"""
                {options.Url} does not answer the request for a token as the page "Requesting an anonymous access token" of the
                documentation says (status {status}). Check RiskManager.PlatformUrl: it is the root of the web application, such as
                https://host/RM.
                """));
    }

    private static int? Lifetime(JsonElement? json)
    {
        if (json is not { ValueKind: JsonValueKind.Object } body || !body.TryGetProperty("expires_in", out var value)) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)) return number;
        return value.ValueKind == JsonValueKind.String && int.TryParse(value.GetString(), out number) ? number : null;
    }

    private sealed class Token(string value, DateTimeOffset renewAt)
    {
        public string Value { get; } = value;

        public DateTimeOffset RenewAt { get; } = renewAt;
    }
}
