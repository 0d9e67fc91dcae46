using System.Globalization;
using LinqToDB;
using Microsoft.AspNetCore.Identity;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access.Passwords;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Setup;

/// <summary>Makes the first administrator: only at this machine, and only while there is none.</summary>
internal sealed class FirstAdministrator(Database database, SiteAddress site, IPasswordHasher<AccountRow> hasher, TimeProvider clock)
{
    private static readonly string Administrator = AccountRole.Administrator.ToString();

    /// <summary>The administrators with a password of this host, by name.</summary>
    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<string>>(
        connection => [.. Administrators(connection.GetTable<AccountRow>()).OrderBy(row => row.NameKey).Select(row => row.Name)],
        cancellationToken);

    /// <exception cref="TaskSettingsException">
    /// Name or password are refused, there is an administrator already, or other machines can reach the site.
    /// </exception>
    public async Task CreateAsync(string name, string password, Account by, CancellationToken cancellationToken)
    {
        by.RequireAdministrator("creating the first administrator");
        if (site.SignIn)
            throw new TaskSettingsException(Words.Of($"The first administrator can be created at this machine alone."));
        AccountRules.Check(name, password);
        var account = new AccountRow
        {
            Name = name.Trim(),
            NameKey = NameKey.Of(name.Trim()),
            Role = Administrator,
            Stamp = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture),
        };
        account.Password = hasher.HashPassword(account, password);
        await database.WriteAsync(
            connection =>
            {
                // Of two browsers at the same time the second one has to be told.
                database.AcquireAdvisoryLock(connection, "accounts");
                var accounts = connection.GetTable<AccountRow>();
                if (Administrators(accounts).FirstOrDefault() is { } existing)
                    throw new TaskSettingsException(Words.Of($"There is an administrator already: \"{existing.Name}\"."));
                if (accounts.Any(row => row.NameKey == account.NameKey))
                    throw new TaskSettingsException(Words.Of($"There is an account \"{account.Name}\" already. Take another name."));
                AuditLog.Record(
                    connection, clock.GetUtcNow(), AuditModules.Setup, by.Actor, $"Account \"{account.Name}\" created (administrator)");
                return connection.Insert(account);
            },
            cancellationToken);
    }

    private static IQueryable<AccountRow> Administrators(IQueryable<AccountRow> accounts) =>
        accounts.Where(row => row.Role == Administrator && row.Subject == null);
}
