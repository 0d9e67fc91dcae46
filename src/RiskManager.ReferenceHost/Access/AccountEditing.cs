using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access.Passwords;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Access;

/// <summary>The accounts as the person at a screen may keep them: administrators all of them, everybody the own password.</summary>
internal sealed class AccountEditing(Accounts accounts, PasswordCheck passwords, CurrentAccount current)
{
    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    public async Task<IReadOnlyList<AccountRow>> ListAsync(CancellationToken cancellationToken)
    {
        await AdministratorAsync();
        return await accounts.ListAsync(cancellationToken);
    }

    /// <returns>The password that the person signs in with at first.</returns>
    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    /// <exception cref="TaskSettingsException">The name is taken or refused.</exception>
    public async Task<string> AddAsync(string name, AccountRole role, CancellationToken cancellationToken)
    {
        var by = await AdministratorAsync();
        var password = Accounts.GeneratePassword();
        await accounts.AddAsync(name, role, password, by.Actor, cancellationToken);
        return password;
    }

    /// <returns>The new password.</returns>
    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    /// <exception cref="TaskSettingsException">The account is gone, or has no password here.</exception>
    public async Task<string> ResetPasswordAsync(string name, CancellationToken cancellationToken)
    {
        var by = await AdministratorAsync();
        var password = Accounts.GeneratePassword();
        await accounts.SetPasswordAsync(name, password, by.Actor, cancellationToken);
        return password;
    }

    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    /// <exception cref="TaskSettingsException">The account is gone, or the last administrator.</exception>
    public async Task SetRoleAsync(string name, AccountRole role, CancellationToken cancellationToken) =>
        await accounts.SetRoleAsync(name, role, (await AdministratorAsync()).Actor, cancellationToken);

    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    /// <exception cref="TaskSettingsException">The account is gone, or the last administrator.</exception>
    public async Task DeleteAsync(string name, CancellationToken cancellationToken) =>
        await accounts.DeleteAsync(name, (await AdministratorAsync()).Actor, cancellationToken);

    /// <summary>Gives the person another password; this and other sessions of the account end.</summary>
    /// <exception cref="TaskSettingsException">
    /// The present password is wrong or was so too often, or the new one is refused.
    /// </exception>
    public async Task ChangeOwnPasswordAsync(string present, string password, CancellationToken cancellationToken)
    {
        var person = await current.GetAsync();
        await accounts.RequireOwnAsync(person.Name, cancellationToken);
        AccountRules.Check(person.Name, password);
        var answer = await passwords.CheckAsync(person.Name, present, person.From ?? "", cancellationToken);
        if (answer.Account is null)
            throw new TaskSettingsException(
                answer.MustWait
                    ? Words.Of($"""
                        The present password was wrong too often, so this attempt did not count. Wait up to
                        {ClientAttempts.MaxDelay.TotalMinutes:0} minutes, then try again.
                        """)
                    : Words.Of($"The present password is wrong."));
        await accounts.SetPasswordAsync(person.Name, password, person.Actor, cancellationToken);
    }

    private async Task<Account> AdministratorAsync()
    {
        var account = await current.GetAsync();
        account.RequireAdministrator("keeping accounts");
        return account;
    }
}
