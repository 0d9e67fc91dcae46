using Microsoft.AspNetCore.Components;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Setup;

namespace RiskManager.ReferenceHost.Screens.Setup;

/// <summary>Under which address people reach the site, and with which certificate.</summary>
public partial class AddressStep
{
    [Inject]
    private AddressSetup Setup { get; set; } = null!;

    private AddressChoice? Choice => (AddressChoice?)Draft;

    private AddressChoice? Present => (AddressChoice?)Written;

    private protected override SetupStep Step => SetupStep.Address;

    private protected override object Read(WebConfig config) => AddressChoice.Of(config);

    private protected override object? FindDraft(SetupDrafts drafts) => drafts.Find<AddressChoice>(Step);

    private protected override Task<ConnectionTestResult> TestAsync(Account account) => Setup.TestAsync(Choice!, account, Leaving);

    private protected override Task<ConnectionTestResult> KeepAsync(Account account) => Setup.KeepAsync(Choice!, account, Leaving);

    private void Choose(AddressKind kind)
    {
        Choice!.Kind = kind;
        Remember();
    }

    private void EnterPassword(string? typed)
    {
        Choice!.Password.Enter(typed ?? "", Choice.CertificateFile);
        Remember();
    }
}
