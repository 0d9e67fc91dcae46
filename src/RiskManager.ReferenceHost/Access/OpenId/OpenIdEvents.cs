using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Access.OpenId;

/// <summary>
/// What happens when the browser comes back from the provider: a session as every account has it, or a page that says why not.
/// </summary>
internal sealed partial class OpenIdEvents(
    OpenIdSettings settings, OpenIdAccounts accounts, AccountSessions sessions, ILogger<OpenIdEvents> log) : OpenIdConnectEvents
{
    private const int MaxProblem = 300;

    /// <summary>The framework takes an unsigned token from the provider's own answer; this site does not.</summary>
    public override Task TokenValidated(TokenValidatedContext context)
    {
        if (!OpenIdServices.Algorithms.Contains(context.SecurityToken.SignatureAlgorithm))
            context.Fail("The ID token is not signed with a key of the provider.");
        return Task.CompletedTask;
    }

    /// <summary>The token is valid.</summary>
    public override async Task TicketReceived(TicketReceivedContext context)
    {
        context.HandleResponse();
        var http = context.HttpContext;
        var person = OpenIdIdentity.Of(context.Principal!);
        if (settings.RoleOf(context.Principal!) is not { } role)
        {
            await accounts.RefuseAsync(person, ClientAddress.Of(http.Connection.RemoteIpAddress), http.RequestAborted);
            await ShowAsync(http, SignInTexts.NoRole, StatusCodes.Status403Forbidden);
            return;
        }

        var account = await accounts.SignInAsync(person, role, ClientAddress.Of(http.Connection.RemoteIpAddress), http.RequestAborted);
        await http.SignInAsync(IdentityConstants.ApplicationScheme, sessions.Start(account));
        await SignInPage.Continue(http, SignInEndpoints.LocalPage(context.ReturnUri)).ExecuteAsync(http);
    }

    /// <summary>The answer or the token is not what was asked for, or the provider failed.</summary>
    public override Task RemoteFailure(RemoteFailureContext context)
    {
        context.HandleResponse();
        LogFailed(log, settings.Authority, PrintableText.Line(context.Failure?.Message ?? "", MaxProblem));
        return ShowAsync(context.HttpContext, SignInTexts.ProviderFailed, StatusCodes.Status400BadRequest);
    }

    /// <summary>The person or the provider declined.</summary>
    public override Task AccessDenied(AccessDeniedContext context)
    {
        context.HandleResponse();
        return ShowAsync(context.HttpContext, SignInTexts.ProviderDenied, StatusCodes.Status403Forbidden);
    }

    private static Task ShowAsync(HttpContext context, string problem, int status) =>
        SignInPage.Show(context, null, problem, status).ExecuteAsync(context);

    [LoggerMessage(43, LogLevel.Warning, "A sign-in through {Authority} failed: {Problem}")]
    private static partial void LogFailed(ILogger logger, Uri authority, string problem);
}
