using QualysPlugin.Api.Http;
using QualysPlugin.Settings;

namespace QualysPlugin.Api.SignIn;

/// <summary>The call that gives a client its token.</summary>
internal static class TokenRequest
{
    public const string RequestName = "access token";

    /// <summary>ID and secret are headers; the form is empty.</summary>
    public static ApiRequest For(QualysAccount account) =>
        new(RequestName, account.SignIn == SignInMode.SubscriptionClient ? "auth/oauth" : "auth/oidc", [])
        {
            Headers = [new("clientId", account.User), new("clientSecret", account.Password)],
        };
}
