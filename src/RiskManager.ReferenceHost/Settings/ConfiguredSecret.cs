using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Settings;

/// <summary>A secret of <c>web.config</c>: a text, or <c>env:NAME</c> for the environment variable that holds it.</summary>
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

        if (Variable(text) is not { } variable) return text;
        if (variable.Length > 0 && Environment.GetEnvironmentVariable(variable) is { Length: > 0 } secret) return secret;
        problems.Add(Words.Of($"{key}: the environment variable \"{variable}\" is not set or empty."));
        return null;
    }

    /// <returns>The environment variable that a value names; null for any other value.</returns>
    public static string? Variable(string value) =>
        value.Trim() is var text && text.StartsWith(FromEnvironment, StringComparison.OrdinalIgnoreCase)
            ? text[FromEnvironment.Length..].Trim()
            : null;
}
