using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Platform;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Texts;
using RiskManager.Rest.Probe;

namespace RiskManager.ReferenceHost.Setup;

/// <summary>Tries which Risk Manager keeps the assets, and writes it to <c>web.config</c>; it applies from the next run on.</summary>
internal sealed class PlatformSetup(WebConfigFile webConfig, WebConfigEditor editor, SetupWriter writer)
{
    private static readonly string[] Keys =
    [
        HostKeys.PlatformClientId, HostKeys.PlatformClientSecret, HostKeys.PlatformKeyAttribute, HostKeys.PlatformAttributes,
    ];

    /// <summary>Tries the choice step by step; a failure is a result. Writes nothing, here or there.</summary>
    /// <exception cref="TaskSettingsException">Something has to be corrected; all of it at once.</exception>
    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    public async Task<ConnectionTestResult> TestAsync(PlatformChoice choice, Account by, CancellationToken cancellationToken)
    {
        by.RequireAdministrator("setting up the host");
        if (choice.IsRiskManager && string.IsNullOrWhiteSpace(choice.Url))
            throw new TaskSettingsException(Words.Of($"Enter the address of Risk Manager, such as https://riskmanager.example.com/RM."));
        var candidate = editor.Try(Changes(choice));
        if (PlatformSettings.Find(candidate) is not { } options)
            return new ConnectionTestResult([new(Words.Of($"Platform"), true, Words.Of($"This host keeps the assets itself."))]);
        var steps = await PlatformProbe.TestAsync(options, null, null, cancellationToken);
        var redaction = new Redaction([options.ClientSecret]);
        return new ConnectionTestResult([.. steps.Select(step => step with { Finding = redaction.Clean(step.Finding) })]);
    }

    /// <summary>Tries the choice, and writes it if every step succeeds.</summary>
    /// <exception cref="TaskSettingsException">Something has to be corrected, or the file cannot be written.</exception>
    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    public async Task<ConnectionTestResult> KeepAsync(PlatformChoice choice, Account by, CancellationToken cancellationToken)
    {
        var result = await TestAsync(choice, by, cancellationToken);
        if (result.Succeeded) await writer.KeepAsync(Changes(choice), by, cancellationToken);
        return result;
    }

    private WebConfigChanges Changes(PlatformChoice choice)
    {
        var changes = new WebConfigChanges().Remove(Keys);

        // The empty value says that somebody chose this host.
        if (!choice.IsRiskManager) return changes.Set(HostKeys.PlatformUrl, "");
        return changes.Set(HostKeys.PlatformUrl, choice.Url.Trim())
            .SetOrRemove(HostKeys.PlatformClientId, choice.ClientId)
            .SetOrRemove(HostKeys.PlatformClientSecret, Secret(choice, webConfig.Read()))
            .SetOrRemove(HostKeys.PlatformKeyAttribute, choice.KeyAttribute)
            .SetOrRemove(HostKeys.PlatformAttributes, choice.Attributes);
    }

    /// <summary>The typed secret; else the one of <c>web.config</c>, as long as address and application are the same.</summary>
    private static string? Secret(PlatformChoice choice, WebConfig config)
    {
        if (choice.Secret.For(choice.Target) is { } typed) return DraftSecret.ForFile(config, typed);
        return PlatformChoice.Of(config).Target == choice.Target ? config.Find(HostKeys.PlatformClientSecret) : null;
    }
}
