using System.Security.Cryptography;
using LinqToDB;
using LinqToDB.Data;
using Microsoft.AspNetCore.Identity;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access.Passwords;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Access;

/// <summary>
/// The accounts, as the screen and the command <c>user</c> keep them. Each change is in the audit log, without passwords.
/// </summary>
internal sealed class Accounts(Database database, TimeProvider clock, IPasswordHasher<AccountRow> hasher)
{
    // 16 characters of 32 kinds: 80 bits, without letters that look alike.
    private const string GeneratedCharacters = "abcdefghjkmnpqrstuvwxyz23456789-";
    private const int GeneratedLength = 16;

    private static readonly string Administrator = AccountRole.Administrator.ToString();

    /// <summary>A password that nobody can guess, for somebody who will choose one.</summary>
    public static string GeneratePassword() => RandomNumberGenerator.GetString(GeneratedCharacters, GeneratedLength);

    /// <summary>Adds an account.</summary>
    /// <exception cref="TaskSettingsException">The name is taken, or name or password are refused.</exception>
    public Task AddAsync(string name, AccountRole role, string password, Actor by, CancellationToken cancellationToken)
    {
        AccountRules.Check(name, password);
        var account = new AccountRow { Name = name.Trim(), NameKey = NameKey.Of(name.Trim()), Role = role.ToString(), Stamp = NewStamp() };
        account.Password = hasher.HashPassword(account, password);
        return ChangeAsync(
            (connection, accounts) =>
            {
                if (accounts.Any(row => row.NameKey == account.NameKey))
                    throw new TaskSettingsException(Words.Of($"There is an account \"{account.Name}\" already. Take another name."));
                connection.Insert(account);
                return $"The account \"{account.Name}\" was added as {account.Role}";
            },
            by, cancellationToken);
    }

    /// <summary>Gives an account another password, and ends its delay and its sessions.</summary>
    /// <exception cref="TaskSettingsException">There is no such account, or the password is refused.</exception>
    public Task SetPasswordAsync(string name, string password, Actor by, CancellationToken cancellationToken)
    {
        AccountRules.Check(name, password);
        var hash = hasher.HashPassword(new AccountRow(), password);
        return ChangeAsync(
            (connection, accounts) =>
            {
                var account = Own(accounts, name);
                accounts.Where(row => row.NameKey == account.NameKey)
                    .Set(row => row.Password, hash).Set(row => row.Stamp, NewStamp())
                    .Set(row => row.Failures, 0).Set(row => row.LockedUntil, (long?)null).Update();
                return $"The password of the account \"{account.Name}\" was changed";
            },
            by, cancellationToken);
    }

    /// <exception cref="TaskSettingsException">There is no such account, or its password is not kept here.</exception>
    public Task RequireOwnAsync(string name, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => Own(connection.GetTable<AccountRow>(), name), cancellationToken);

    /// <summary>Deletes an account; its sessions end within seconds.</summary>
    /// <exception cref="TaskSettingsException">There is no such account, or it is the last administrator.</exception>
    public Task DeleteAsync(string name, Actor by, CancellationToken cancellationToken) => ChangeAsync(
        (connection, accounts) =>
        {
            var account = Find(accounts, name);
            RequireAnotherAdministrator(accounts, account);
            accounts.Where(row => row.NameKey == account.NameKey).Delete();
            return $"The account \"{account.Name}\" ({account.Role}) was deleted";
        },
        by, cancellationToken);

    /// <summary>Gives an account another role; its sessions end within seconds.</summary>
    /// <exception cref="TaskSettingsException">
    /// There is no such account, it is the last administrator, or the company's OpenID provider decides on its role.
    /// </exception>
    public Task SetRoleAsync(string name, AccountRole role, Actor by, CancellationToken cancellationToken) => ChangeAsync(
        (connection, accounts) =>
        {
            var account = Own(accounts, name);
            if (role != AccountRole.Administrator) RequireAnotherAdministrator(accounts, account);
            accounts.Where(row => row.NameKey == account.NameKey).Set(row => row.Role, role.ToString()).Update();
            return $"The role of the account \"{account.Name}\" was changed from {account.Role} to {role}";
        },
        by, cancellationToken);

    public Task<List<AccountRow>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(connection => connection.GetTable<AccountRow>().OrderBy(row => row.NameKey).ToList(), cancellationToken);

    /// <exception cref="TaskSettingsException">Nobody could sign in and change anything.</exception>
    public static async Task RequireAdministratorAsync(Database database, CancellationToken cancellationToken)
    {
        var hasOne = await database.ReadAsync(
            connection => connection.GetTable<AccountRow>().Any(row => row.Role == Administrator && row.Subject == null),
            cancellationToken);
        if (hasOne) return;
        throw new TaskSettingsException(
            "Other machines could reach the site, so it demands sign-in, and there is no administrator yet. Make one: user add --name "
            + "NAME --role administrator --data DIR.");
    }

    private Task<bool> ChangeAsync(
        Func<DataConnection, ITable<AccountRow>, string> change, Actor by, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            // Two administrators that delete each other must not both succeed.
            database.AcquireAdvisoryLock(connection, "accounts");
            var entry = change(connection, connection.GetTable<AccountRow>());
            AuditLog.Record(connection, clock.GetUtcNow(), AuditModules.Accounts, by, entry);
            return true;
        },
        cancellationToken);

    private static AccountRow Find(IQueryable<AccountRow> accounts, string name)
    {
        var nameKey = NameKey.Of(name);
        return accounts.FirstOrDefault(row => row.NameKey == nameKey) ?? throw Unknown(name);
    }

    private static AccountRow Own(IQueryable<AccountRow> accounts, string name)
    {
        var account = Find(accounts, name);
        return account.Subject is null
            ? account
            : throw new TaskSettingsException(Words.Of(
                $"\"{account.Name}\" signs in through the OpenID provider, which keeps the password and decides on the role."));
    }

    /// <summary>People of the company's OpenID provider do not count: without the provider they could not sign in.</summary>
    private static void RequireAnotherAdministrator(IQueryable<AccountRow> accounts, AccountRow account)
    {
        if (account.Role != Administrator || account.Subject is not null
            || accounts.Any(row => row.Role == Administrator && row.Subject == null && row.NameKey != account.NameKey))
            return;
        throw new TaskSettingsException(Words.Of(
            $"\"{account.Name}\" is the last administrator; without one nobody could change anything. Add another one first."));
    }

    private static string NewStamp() => Guid.NewGuid().ToString("N");

    private static TaskSettingsException Unknown(string name) => new(Words.Of($"There is no account \"{name}\"."));
}
