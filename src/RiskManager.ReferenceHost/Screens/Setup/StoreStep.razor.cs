using Microsoft.AspNetCore.Components;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Setup;

namespace RiskManager.ReferenceHost.Screens.Setup;

/// <summary>Where the host keeps its data.</summary>
public partial class StoreStep
{
    [Inject]
    private StoreSetup Setup { get; set; } = null!;

    private StoreChoice? Choice => (StoreChoice?)Draft;

    private StoreChoice? Present => (StoreChoice?)Written;

    private protected override SetupStep Step => SetupStep.Store;

    private protected override object Read(WebConfig config) => StoreChoice.Of(config);

    private protected override object? FindDraft(SetupDrafts drafts) => drafts.Find<StoreChoice>(Step);

    private protected override Task<ConnectionTestResult> TestAsync(Account account) => Setup.TestAsync(Choice!, account, Leaving);

    private protected override Task<ConnectionTestResult> KeepAsync(Account account) => Setup.KeepAsync(Choice!, account, Leaving);

    private void Choose(bool isPostgres)
    {
        Choice!.IsPostgres = isPostgres;
        Remember();
    }

    private void EnterPassword(string? typed)
    {
        Choice!.Password.Enter(typed ?? "", Choice.Target);
        Remember();
    }
}
