using LinqToDB;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Setup;

/// <summary>Takes the accounts along to another store, so that people can sign in there. Nothing else moves.</summary>
internal static class AccountTransfer
{
    /// <summary>Creates the tables of the other store if needed; leaves its accounts alone where it has some.</summary>
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
                if (connection.GetTable<AccountRow>().Any()) return 0;
                foreach (var account in accounts) connection.Insert(account);
                return accounts.Count;
            },
            cancellationToken);
    }
}
