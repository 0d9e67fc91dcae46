using QualysPlugin.Texts;

namespace QualysPlugin.Api.Http;

/// <summary>
/// What to do about an account that may not call, where only Qualys' text tells why. Users who may call the API alone cannot sign in
/// to the screens, so every advice says who can do it.
/// </summary>
internal static class AccountAdvice
{
    /// <summary>A user that has not accepted the service agreement.</summary>
    public static FormattableString AgreementNotAccepted => Words.Sentences(
        Words.Of($"The registration of the Qualys user is not completed: it has not accepted Qualys' service agreement."),
        Words.Of($"If it has interface access (GUI), sign in to the Qualys portal with it once and accept the agreement."),
        Words.Of($"If it has API access only, a Qualys Manager gives it interface access for that one sign-in, or asks Qualys support."),
        Words.Of($"A client of the user works after that only."));

    /// <summary>An API that the subscription does not have.</summary>
    public static FormattableString NotInSubscription => Words.Sentences(
        Words.Of($"The API is not in your Qualys subscription, or the licence or role of the user does not include it."),
        Words.Of($"A Qualys Manager sees under Help > Account Info what the subscription includes; Qualys adds the API to it."));

    private static FormattableString PasswordExpired => Words.Sentences(
        Words.Of($"The password of the Qualys user has expired."),
        Words.Of($"If the user has interface access, change the password in the Qualys portal."),
        Words.Of($"Else a Qualys Manager sets a new one in the user form, and may exempt the user from expiry in the password policy."),
        Words.Of($"Then enter the new password in the task."));

    private static FormattableString Locked => Words.Sentences(
        Words.Of($"The Qualys account is locked, usually after several wrong passwords."),
        Words.Of($"A Qualys Manager unlocks it in the list of users, or it unlocks after the time of the password policy."),
        Words.Of($"Check the password of every task and script that uses the account before you start the task again."));

    private static FormattableString AddressNotAllowed => Words.Sentences(
        Words.Of($"Qualys does not accept calls from the IP address of this machine, or of the proxy."),
        Words.Of($"A Qualys Manager adds it to the allowed IP addresses in the security settings of the subscription."));

    /// <summary>The advice that a text of Qualys asks for; null when it says nothing of the kind.</summary>
    public static FormattableString? Find(string? text) =>
        text is null ? null
        : IsLock(text) ? Locked
        : IsPasswordExpiry(text) ? PasswordExpired
        : Says(text, "eula") || Says(text, "service agreement") || Says(text, "terms and conditions") ? AgreementNotAccepted
        : IsAddress(text) ? AddressNotAllowed
        : Says(text, "subscription") && SaysAny(text, "not enabled", "not included", "not in", "not available", "not allowed")
            ? NotInSubscription
        : null;

    /// <summary>Whether trying again would only do harm: a locked account, an expired password.</summary>
    /// <param name="text">What Qualys says.</param>
    /// <param name="code">Qualys' code; null: none.</param>
    /// <param name="status">The HTTP status.</param>
    public static bool BlocksLogin(string text, int? code, int status) =>
        (status is 401 or 403 || code is >= 2000 and < 2100) && (IsLock(text) || IsPasswordExpiry(text));

    private static bool IsLock(string text) =>
        SaysAny(text, "locked", "lockout") && SaysAny(text, "account", "login", "user is", "user has");

    private static bool IsPasswordExpiry(string text) => Says(text, "password") && Says(text, "expired");

    private static bool IsAddress(string text) =>
        SaysAny(text, "ip address", "your ip", "source ip", "from ip")
        && SaysAny(text, "not allowed", "not authorized", "not permitted", "denied", "restricted", "blocked", "not in the allowed");

    private static bool SaysAny(string text, params string[] words) => Array.Exists(words, word => Says(text, word));

    private static bool Says(string text, string words) => text.IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0;
}
