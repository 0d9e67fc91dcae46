using QualysPlugin.Api.Http;
using QualysPlugin.Api.SignIn;
using QualysPlugin.Texts;
using RiskManager.Contracts;

namespace QualysPlugin.Api;

/// <summary>The steps of a sign-in with a token, told from how the first call of the API went (R29, R33).</summary>
internal static class TokenSteps
{
    private static LocalizedText GatewayStep => Words.Of($"Gateway");

    private static LocalizedText ClientStep => Words.Of($"Client");

    private static LocalizedText TokenStep => Words.Of($"Token");

    /// <summary>The steps, up to the first that failed.</summary>
    /// <param name="account">Who signs in.</param>
    /// <param name="fault">How the call failed; null when it did not.</param>
    public static IReadOnlyList<ConnectionTestStep> Of(QualysAccount account, QualysApiException? fault)
    {
        var reached = new ConnectionTestStep(GatewayStep, true, Words.Of($"{account.Gateway.Authority} answers."));
        if (fault?.RequestName == TokenRequest.RequestName)
        {
            return fault.RefusesLogin
                ? [reached, new ConnectionTestStep(ClientStep, false, fault.Message)]
                : [new ConnectionTestStep(GatewayStep, false, fault.Message)];
        }

        return
        [
            reached,
            new ConnectionTestStep(ClientStep, true, Words.Of($"The gateway accepts the client and gives it a token.")),
            fault is null || IsAnswer(fault)
                ? new ConnectionTestStep(TokenStep, true, Words.Of($"The API accepts the token."))
                : new ConnectionTestStep(TokenStep, false, fault.Message),
        ];
    }

    /// <summary>Whether the API answered somebody it knows, whatever it refused.</summary>
    private static bool IsAnswer(QualysApiException fault) =>
        !fault.IsRefusedLogin && (fault.Code is not null || fault.Status is 403 or 409 || fault.Fault == ApiFault.VersionRetired);
}
