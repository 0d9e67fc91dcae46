using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Access;

/// <summary>Accounts whose passwords take little time to check, kept by the person at this machine.</summary>
internal static class TestAccounts
{
    /// <summary>A hash is slow on purpose, and tests of other things need not wait for it.</summary>
    public const int Iterations = 1_000;

    public static Accounts Of(Database database) => new(
        database, TimeProvider.System,
        new PasswordHasher<AccountRow>(Options.Create(new PasswordHasherOptions { IterationCount = Iterations })));

    public static Task AddAsync(this Accounts accounts, string name, AccountRole role, string password) =>
        accounts.AddAsync(name, role, password, Account.Local.Actor, CancellationToken.None);

    public static Task SetPasswordAsync(this Accounts accounts, string name, string password) =>
        accounts.SetPasswordAsync(name, password, Account.Local.Actor, CancellationToken.None);

    public static Task SetRoleAsync(this Accounts accounts, string name, AccountRole role) =>
        accounts.SetRoleAsync(name, role, Account.Local.Actor, CancellationToken.None);

    public static Task DeleteAsync(this Accounts accounts, string name) =>
        accounts.DeleteAsync(name, Account.Local.Actor, CancellationToken.None);
}
