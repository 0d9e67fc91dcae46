using LinqToDB;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Setup;

/// <summary>Takes the accounts along to another store, so that people can sign in there. Nothing else moves.</summary>
internal static class AccountTransfer
{
    /// <summary>Creates the tables of the other store if needed; adds nothing where an administrator can sign in already.</summary>
    /// <returns>How many accounts were taken along.</returns>
    /// <exception cref="Contracts.HostStoreException">The other store cannot be used.</exception>
    public static async Task<int> CopyAsync(Database from, DatabaseOptions to, CancellationToken cancellationToken)
    {
        var accounts = await from.ReadAsync(connection => connection.GetTable<AccountRow>().ToList(), cancellationToken);
        using var other = await Database.OpenAsync(to, cancellationToken);
        return await other.WriteAsync(
            connection =>
            {
                other.AcquireAdvisoryLock(connection, "accounts");
                var present = connection.GetTable<AccountRow>().ToList();
                if (present.Any(IsAdministrator)) return 0;
                var missing = accounts.ExceptBy(present.Select(account => account.NameKey), account => account.NameKey).ToList();
                foreach (var account in missing) connection.Insert(account);
                return missing.Count;
            },
            cancellationToken);
    }

    private static bool IsAdministrator(AccountRow account) =>
        account.Role == AccountRole.Administrator.ToString() && account.Subject is null;
}
