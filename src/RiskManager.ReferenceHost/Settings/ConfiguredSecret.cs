using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Settings;

/// <summary>
/// A secret of <c>web.config</c>: a text, <c>env:NAME</c> for the environment variable that holds it, or <c>protected:…</c>, which the
/// keys of this host decrypt.
/// </summary>
internal static class ConfiguredSecret
{
    private const string FromEnvironment = "env:";

    /// <returns>Null where the secret is missing; <paramref name="problems"/> then says why.</returns>
    public static string? Find(WebConfig config, string key, string neededBy, List<LocalizedText> problems)
    {
        if (config.Find(key)?.Trim() is not { Length: > 0 } text)
        {
            problems.Add(Words.Of($"{key} is missing; {neededBy} needs it."));
            return null;
        }

        if (FindValue(config, text) is { } secret) return secret;
        problems.Add(Variable(text) is { } variable
            ? Words.Of($"{key}: the environment variable \"{variable}\" is not set or empty.")
            : Words.Of($"{key} cannot be decrypted: the keys of this host were lost or replaced. Enter it again."));
        return null;
    }

    /// <summary>What a value stands for; null where the variable is not set, or the keys cannot decrypt it.</summary>
    public static string? FindValue(WebConfig config, string value)
    {
        if (ProtectedSecret.IsProtected(value)) return ProtectedSecret.TryUnprotect(config.KeyFolder(), value);
        if (Variable(value) is not { } variable) return value;
        return variable.Length > 0 && Environment.GetEnvironmentVariable(variable) is { Length: > 0 } secret ? secret : null;
    }

    /// <summary>Whether a value only says where the secret is, or is encrypted, so that it may stand in a file.</summary>
    public static bool IsIndirect(string value) => Variable(value) is not null || ProtectedSecret.IsProtected(value);

    /// <returns>The environment variable that a value names; null for any other value.</returns>
    public static string? Variable(string value) =>
        value.Trim() is var text && text.StartsWith(FromEnvironment, StringComparison.OrdinalIgnoreCase)
            ? text[FromEnvironment.Length..].Trim()
            : null;
}
