using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Access.OpenId;

/// <summary>What the provider says about itself. It may be down: accounts of this host can sign in without it.</summary>
internal sealed partial class OpenIdProvider(
    OpenIdSettings settings, IOptionsMonitor<OpenIdConnectOptions> options, ILogger<OpenIdProvider> log) : ISignInProvider
{
    private const int MaxProblem = 300;

    public string Name => settings.Name;

    public string Path => OpenIdEndpoints.Path;

    /// <returns>Null where the provider does not answer, or answers something else; the log then says why.</returns>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever is wrong with it is logged.")]
    public async Task<OpenIdConnectConfiguration?> FindConfigurationAsync(CancellationToken cancellationToken)
    {
        try
        {
            var configuration = await options.Get(OpenIdServices.Scheme).ConfigurationManager!.GetConfigurationAsync(cancellationToken);
            if (FindMissing(configuration) is not { } missing) return configuration;
            LogIncomplete(log, settings.Authority, missing);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogUnreachable(log, settings.Authority, Explain(exception));
        }

        return null;
    }

    /// <summary>The provider refused to let a sign-in begin.</summary>
    public void LogRefused(Exception exception) => LogUnreachable(log, settings.Authority, Explain(exception));

    public async Task<string?> FindSignOutPageAsync(HttpContext context)
    {
        var configuration = await FindConfigurationAsync(context.RequestAborted);
        if (configuration?.EndSessionEndpoint is not { Length: > 0 } endpoint) return null;
        return QueryHelpers.AddQueryString(endpoint, new Dictionary<string, string?>
        {
            ["client_id"] = settings.ClientId,
            ["post_logout_redirect_uri"] = $"{context.Request.Scheme}://{context.Request.Host}{SignInEndpoints.Path}",
        });
    }

    // The library hides the answer's status in its message as if it were personal.
    private static string Explain(Exception exception) =>
        exception.GetBaseException() is var cause && cause.Data[HttpDocumentRetriever.StatusCode] is { } status
            ? $"it answered {status}."
            : PrintableText.Line(cause.Message, MaxProblem);

    private static string? FindMissing(OpenIdConnectConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration.Issuer)) return "issuer";
        if (string.IsNullOrEmpty(configuration.AuthorizationEndpoint)) return "authorization_endpoint";
        if (string.IsNullOrEmpty(configuration.TokenEndpoint)) return "token_endpoint";
        return configuration.SigningKeys.Count == 0 ? "jwks_uri with keys" : null;
    }

    [LoggerMessage(
        41, LogLevel.Warning,
        "The OpenID provider {Authority} cannot be used: {Problem} Accounts of this host can still sign in.")]
    private static partial void LogUnreachable(ILogger logger, Uri authority, string problem);

    [LoggerMessage(
        42, LogLevel.Warning,
        "The OpenID provider {Authority} cannot be used: its configuration names no {Missing}. Accounts of this host can still sign in.")]
    private static partial void LogIncomplete(ILogger logger, Uri authority, string missing);
}
