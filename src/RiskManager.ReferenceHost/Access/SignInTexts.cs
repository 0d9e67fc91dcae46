using System.Globalization;
using System.Resources;

namespace RiskManager.ReferenceHost.Access;

/// <summary>The texts of the sign-in page, in the language of the browser.</summary>
internal static class SignInTexts
{
    public const string Title = nameof(Title);
    public const string Name = nameof(Name);
    public const string Password = nameof(Password);
    public const string Refused = nameof(Refused);
    public const string OutOfDate = nameof(OutOfDate);

    private static readonly ResourceManager Texts = new(typeof(SignInTexts));

    public static string Language => CultureInfo.CurrentUICulture.Name is { Length: > 0 } name ? name : "en";

    public static string Of(string key) =>
        string.Format(
            CultureInfo.CurrentCulture, Texts.GetString(key, CultureInfo.CurrentUICulture)!, ClientAttempts.MaxFailures,
            ClientAttempts.MaxDelay.TotalMinutes);
}
