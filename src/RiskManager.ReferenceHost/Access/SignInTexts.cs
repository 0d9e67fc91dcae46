using System.Globalization;
using System.Resources;
using RiskManager.ReferenceHost.Access.Passwords;

namespace RiskManager.ReferenceHost.Access;

/// <summary>The texts of the sign-in page, in the language of the browser.</summary>
internal static class SignInTexts
{
    public const string Title = nameof(Title);
    public const string Name = nameof(Name);
    public const string Password = nameof(Password);
    public const string Refused = nameof(Refused);
    public const string OutOfDate = nameof(OutOfDate);
    public const string WithProvider = nameof(WithProvider);
    public const string WithAccount = nameof(WithAccount);
    public const string ProviderUnreachable = nameof(ProviderUnreachable);
    public const string ProviderFailed = nameof(ProviderFailed);
    public const string ProviderDenied = nameof(ProviderDenied);
    public const string NoRole = nameof(NoRole);
    public const string Continue = nameof(Continue);
    public const string ReferenceHost = nameof(ReferenceHost);
    public const string LanguageChoice = nameof(LanguageChoice);
    public const string CapsLock = nameof(CapsLock);
    public const string Help = nameof(Help);

    private static readonly ResourceManager Texts = new(typeof(SignInTexts));

    public static string Language => CultureInfo.CurrentUICulture.Name is { Length: > 0 } name ? name : "en";

    public static string Of(string key, string? provider = null) =>
        string.Format(
            CultureInfo.CurrentCulture, Texts.GetString(key, CultureInfo.CurrentUICulture)!, ClientAttempts.MaxFailures,
            ClientAttempts.MaxDelay.TotalMinutes, provider);

    /// <summary>Whether a problem is about the form for accounts of this host.</summary>
    public static bool IsAboutForm(string? problem) => problem is Refused or OutOfDate;
}
