using QualysPlugin.Texts;
using RiskManager.Contracts;

namespace QualysPlugin.Settings;

/// <summary>The <c>web.config</c> keys about signing in (R33).</summary>
internal static class SignInKeys
{
    public static readonly TuningKey SignIn = new("Qualys.SignIn", "basic", "basic or session",
        "How a task that signs in with a password does so: with every call (basic authentication), or once with a session.");

    public static readonly TuningKey GatewayUrl = new("Qualys.GatewayUrl", "", "empty, or an https:// URL without a path",
        "The gateway that gives tokens to clients; empty: that of the known platform, else the server of the task.");

    /// <summary>Whether a session is used instead of basic authentication.</summary>
    public static bool ReadUsesSession(IApplicationSettings settings, List<LocalizedText> problems)
    {
        var text = (settings.Find(SignIn.Name) ?? SignIn.Default).Trim();
        if (text is not ("basic" or "session"))
            problems.Add(Words.Of($"web.config, appSettings key \"{SignIn.Name}\": \"{text}\" is not {SignIn.Allowed}."));
        return text == "session";
    }

    /// <summary>The gateway; null: the one that follows from the server.</summary>
    public static Uri? ReadGateway(IApplicationSettings settings, List<LocalizedText> problems)
    {
        var text = settings.Find(GatewayUrl.Name)?.Trim();
        if (string.IsNullOrEmpty(text))
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Host.Length > 0 && url.UserInfo.Length == 0
            && url.PathAndQuery == "/" && url.Fragment.Length == 0 && ServerAddress.IsSafe(url))
            return url;

        // The value is not repeated, because it may hold a secret.
        problems.Add(Words.Of($"web.config, appSettings key \"{GatewayUrl.Name}\": the value is not {GatewayUrl.Allowed}."));
        return null;
    }
}
