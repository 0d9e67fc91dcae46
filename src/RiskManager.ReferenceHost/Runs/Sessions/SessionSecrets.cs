using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access.Passwords;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Runs.Sessions;

/// <summary>
/// Masks what servers may echo in whatever they say: the secrets of the task and of <c>web.config</c>. Everything that a task or a
/// platform says goes through it before it is written or shown.
/// </summary>
internal static class SessionSecrets
{
    /// <summary>A common word guards nothing, and masking it would take words out of messages.</summary>
    public static Redaction Redaction(IntegrationTaskSettings settings, WebConfig webConfig) => new(
        new SettingsForm(settings.GetType()).Secrets.Select(field => field.Property.GetValue(settings)).OfType<string>()
            .Concat(webConfig.Secrets).Where(secret => !CommonPasswords.IsWord(secret)));

    public static IntegrationTaskResult Clean(this Redaction redaction, IntegrationTaskResult result) => result with
    {
        Error = result.Error is { } error ? PrintableText.Of(redaction.Clean(error)) : null,
        ErrorTranslations = result.ErrorTranslations
            .ToDictionary(entry => entry.Key, entry => PrintableText.Of(redaction.Clean(entry.Value))),
    };

    public static ConnectionTestStep Clean(this Redaction redaction, ConnectionTestStep step) =>
        step with { Finding = redaction.Clean(step.Finding) };

    public static PreviewedAsset Clean(this Redaction redaction, PreviewedAsset asset) =>
        asset.Rule is { } rule ? asset with { Rule = redaction.Clean(rule) } : asset;

    public static TaskProgress Clean(this Redaction redaction, TaskProgress progress) =>
        progress with { Activity = redaction.Clean(progress.Activity) };
}
