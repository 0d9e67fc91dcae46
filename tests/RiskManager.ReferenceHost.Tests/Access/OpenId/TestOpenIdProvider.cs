using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace RiskManager.ReferenceHost.Tests.Access.OpenId;

/// <summary>
/// An OpenID provider on a free port of this machine that signs everybody in at once. It checks what a real one checks: the client's
/// secret, the redirect address, the verifier, and that a code is used once.
/// </summary>
internal sealed class TestOpenIdProvider : IAsyncDisposable
{
    public const string ClientId = "riskmanager";
    public const string ClientSecret = "the secret of the client";
    private const string KeyId = "key-1";

    private readonly RSA _key = RSA.Create(2048);
    private readonly Dictionary<string, (string Nonce, string Challenge, string Redirect)> _codes = [];
    private readonly WebApplication _site;

    private TestOpenIdProvider(WebApplication site) => _site = site;

    public string Url => _site.Urls.Single();

    /// <summary>Whether every call is answered with 503.</summary>
    public bool IsDown { get; set; }

    /// <summary>Whether the configuration names the endpoint that exchanges codes for tokens.</summary>
    public bool HasTokenEndpoint { get; set; } = true;

    /// <summary>Claims of the next tokens besides the usual ones, or instead of them; null leaves one out.</summary>
    public Dictionary<string, object?> Claims { get; } = [];

    /// <summary>The algorithm that the next tokens name.</summary>
    public string Algorithm { get; set; } = "RS256";

    /// <summary>The key that signs the next tokens, if not that of the provider.</summary>
    public RSA? OtherKey { get; set; }

    /// <summary>The codes that were exchanged for a token.</summary>
    public int Exchanged { get; private set; }

    public static async Task<TestOpenIdProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var provider = new TestOpenIdProvider(builder.Build());
        provider.Map();
        await provider._site.StartAsync();
        return provider;
    }

    /// <summary>The keys of web.config that name this provider.</summary>
    public string Settings(string more = "") =>
        $"""
        <add key="RiskManager.OpenIdAuthority" value="{Url}" /><add key="RiskManager.OpenIdClientId" value="{ClientId}" />
        <add key="RiskManager.OpenIdClientSecret" value="{ClientSecret}" />
        <add key="RiskManager.OpenIdName" value="Example &lt;Company&gt;" />
        <add key="RiskManager.OpenIdAdministrators" value="admins" /><add key="RiskManager.OpenIdReaders" value="readers;auditors" />{more}
        """;

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _key.Dispose();
    }

    private void Map()
    {
        _site.Use((context, next) =>
        {
            if (!IsDown) return next(context);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        });
        _site.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = Url, authorization_endpoint = $"{Url}/authorize", token_endpoint = HasTokenEndpoint ? $"{Url}/token" : null,
            jwks_uri = $"{Url}/keys",
            end_session_endpoint = $"{Url}/leave", response_types_supported = new[] { "code" },
            subject_types_supported = new[] { "public" },
            id_token_signing_alg_values_supported = new[] { "RS256" },
        }));
        _site.MapGet("/keys", () =>
        {
            var key = _key.ExportParameters(includePrivateParameters: false);
            return Results.Json(new
            {
                keys = new[]
                {
                    new
                    {
                        kty = "RSA", use = "sig", kid = KeyId, n = WebEncoders.Base64UrlEncode(key.Modulus!),
                        e = WebEncoders.Base64UrlEncode(key.Exponent!),
                    },
                },
            });
        });
        _site.MapGet("/authorize", (HttpRequest request) =>
        {
            var query = request.Query;
            if (query["client_id"] != ClientId || query["response_type"] != "code" || query["code_challenge_method"] != "S256")
                return Results.BadRequest();
            var code = Guid.NewGuid().ToString("N");
            _codes[code] = (query["nonce"].ToString(), query["code_challenge"].ToString(), query["redirect_uri"].ToString());
            return Results.Redirect($"{query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(query["state"].ToString())}");
        });
        _site.MapPost("/token", ExchangeAsync);
    }

    private async Task<IResult> ExchangeAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var challenge = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (form["client_id"] != ClientId || form["client_secret"] != ClientSecret
            || !_codes.Remove(form["code"].ToString(), out var code) || code.Challenge != challenge
            || code.Redirect != form["redirect_uri"])
            return Results.Json(new { error = "invalid_grant" }, statusCode: StatusCodes.Status400BadRequest);
        Exchanged++;
        return Results.Json(new { access_token = "a", token_type = "Bearer", expires_in = 300, id_token = Token(code.Nonce) });
    }

    private string Token(string nonce)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = new Dictionary<string, object?>
        {
            ["iss"] = Url, ["aud"] = ClientId, ["sub"] = "4711", ["iat"] = now, ["exp"] = now + 300, ["nonce"] = nonce,
            ["preferred_username"] = "ana@example.com", ["groups"] = new[] { "admins" },
        };
        foreach (var (name, value) in Claims) claims[name] = value;
        var payload = claims.Where(claim => claim.Value is not null).ToDictionary();
        var signed = $"{Part(new { alg = Algorithm, typ = "JWT", kid = KeyId })}.{Part(payload)}";
        return $"{signed}.{WebEncoders.Base64UrlEncode(Sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    private byte[] Sign(byte[] data) => Algorithm switch
    {
        "none" => [],
        "HS256" => HMACSHA256.HashData(Encoding.UTF8.GetBytes(ClientSecret), data),
        _ => (OtherKey ?? _key).SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
    };

    private static string Part(object value) => WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(value));
}
