using QualysPlugin.Api.Http;
using QualysPlugin.Filters;
using QualysPlugin.Settings;

namespace QualysPlugin.Runs.Setup;

/// <summary>The form and <c>web.config</c>, read and found good.</summary>
/// <param name="Settings">The form.</param>
/// <param name="Tuning">The keys of <c>web.config</c>.</param>
/// <param name="Platform">Where to call.</param>
/// <param name="Ranges">The IP ranges of the form.</param>
internal sealed record ImportPlan(ImportAssetsSettings Settings, Tuning Tuning, Platform Platform, IpRangeList Ranges)
{
    /// <summary>The source of the assets (R4).</summary>
    public string Source { get; init; } = Platform.Source;

    public QualysAccount Account => new(
        Platform.BaseUrl,
        Settings.SignIn == SignInMode.Password ? Settings.AccessAccount : Settings.AccessAccount.Trim(),
        Settings.SignIn == SignInMode.Password ? Settings.AccessPassword : Settings.AccessPassword.Trim())
    {
        SignIn = Settings.SignIn, Gateway = Tuning.Gateway ?? Platform.Gateway, Server = Platform.Server,
    };

    /// <summary>The person responsible for new assets; null: that of their perimeter.</summary>
    public string? Responsible => string.IsNullOrWhiteSpace(Settings.Responsible) ? null : Settings.Responsible!.Trim();
}
