using Microsoft.AspNetCore.Components;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Setup;

namespace RiskManager.ReferenceHost.Screens.Setup;

/// <summary>Which Risk Manager keeps the assets.</summary>
public partial class PlatformStep
{
    [Inject]
    private PlatformSetup Setup { get; set; } = null!;

    private PlatformChoice? Choice => (PlatformChoice?)Draft;

    private PlatformChoice? Present => (PlatformChoice?)Written;

    private protected override SetupStep Step => SetupStep.Platform;

    private protected override object Read(WebConfig config) => PlatformChoice.Of(config);

    private protected override object? FindDraft(SetupDrafts drafts) => drafts.Find<PlatformChoice>(Step);

    private protected override Task<ConnectionTestResult> TestAsync(Account account) => Setup.TestAsync(Choice!, account, Leaving);

    private protected override Task<ConnectionTestResult> KeepAsync(Account account) => Setup.KeepAsync(Choice!, account, Leaving);

    private void Choose(bool isRiskManager)
    {
        Choice!.IsRiskManager = isRiskManager;
        Remember();
    }

    private void EnterSecret(string? typed)
    {
        Choice!.Secret.Enter(typed ?? "", Choice.Target);
        Remember();
    }
}
