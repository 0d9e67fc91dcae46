using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Screens.Dialogs;
using RiskManager.ReferenceHost.Screens.Drafts;
using RiskManager.ReferenceHost.Texts;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Screens.Accounts;

/// <summary>Who may sign in, and with which role.</summary>
public partial class AccountsScreen
{
    private IReadOnlyList<AccountRow>? _accounts;
    private (string Name, string Password)? _given;
    private FormDraft? _draft;
    private string _name = "";
    private AccountRole _role = AccountRole.Reader;

    protected override Task OnInitializedAsync() => AttemptAsync(ReadAsync);

    private async Task ReadAsync() => _accounts = await Editing.ListAsync(Leaving);

    private async Task AddAsync() => await AttemptAsync(async () =>
    {
        _given = (_name.Trim(), await Editing.AddAsync(_name, _role, Leaving));
        await _draft!.SavedAsync();
        _name = "";
        await ReadAsync();
    });

    private async Task SetRoleAsync(AccountRow account, string? role)
    {
        if (QueryText.Choice<AccountRole>(role) is not { } chosen || chosen.ToString() == account.Role) return;
        var agreed = await ConfirmDialog.AskAsync(
            Dialogs, T["Accounts.RoleTitle"], T["Accounts.RoleText", account.Name, T[$"Role.{chosen}"].Value], T["Accounts.RoleDo"]);
        await AttemptAsync(async () =>
        {
            // Read again in any case, so that the list shows what is kept.
            _accounts = null;
            if (agreed) await Editing.SetRoleAsync(account.Name, chosen, Leaving);
        });
        var problem = Problem;
        await AttemptAsync(ReadAsync);
        Problem ??= problem;
    }

    private async Task ResetAsync(AccountRow account)
    {
        var agreed = await ConfirmDialog.AskAsync(
            Dialogs, T["Accounts.ResetTitle"], T["Accounts.ResetText", account.Name], T["Accounts.Reset"]);
        if (!agreed) return;
        await AttemptAsync(async () =>
        {
            _given = (account.Name, await Editing.ResetPasswordAsync(account.Name, Leaving));
            await ReadAsync();
        });
    }

    private async Task DeleteAsync(AccountRow account)
    {
        var agreed = await ConfirmDialog.AskAsync(
            Dialogs, T["Accounts.DeleteTitle"], T["Accounts.DeleteText", account.Name], T["Do.Delete"]);
        if (!agreed) return;
        await AttemptAsync(async () =>
        {
            await Editing.DeleteAsync(account.Name, Leaving);
            await ReadAsync();
        });
    }
}
