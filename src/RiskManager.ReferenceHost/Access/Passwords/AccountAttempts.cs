using LinqToDB;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Access.Passwords;

/// <summary>
/// Counts the attempts on an account from all clients and on all nodes, in its row. The delay is short, because somebody else can cause
/// it; it only slows down many clients that guess together.
/// </summary>
internal sealed class AccountAttempts(Database database, TimeProvider clock)
{
    public const int MaxFailures = 25;
    private static readonly GrowingDelay Delay = new(MaxFailures, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));

    /// <summary>Counts an attempt as wrong until the account signs in or gets another password, one attempt at a time.</summary>
    /// <returns>Whether the password may be checked: not while the account is delayed.</returns>
    public Task<bool> TryBeginAsync(string nameKey, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            database.AcquireAdvisoryLock(connection, $"sign-in {nameKey}");
            var now = clock.GetUtcNow();
            var row = connection.GetTable<AccountRow>().FirstOrDefault(account => account.NameKey == nameKey);
            if (row is null) return true;
            if (row.LockedUntil > now.ToUnixTimeMilliseconds()) return false;
            var failures = row.Failures + 1;
            var delay = Delay.After(failures);
            var until = delay > TimeSpan.Zero ? (now + delay).ToUnixTimeMilliseconds() : (long?)null;
            connection.GetTable<AccountRow>().Where(account => account.NameKey == nameKey)
                .Set(account => account.Failures, failures).Set(account => account.LockedUntil, until).Update();
            return true;
        },
        cancellationToken);

    /// <summary>The password was right, and its account is signed in.</summary>
    public Task SignedInAsync(AccountRow account, string client, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            AuditLog.Record(
                connection, clock.GetUtcNow(), AuditModules.SignIn, new Actor(account.Name, client),
                $"Signed in as {account.Role}.");
            return connection.GetTable<AccountRow>().Where(row => row.NameKey == account.NameKey)
                .Set(row => row.Failures, 0).Set(row => row.LockedUntil, (long?)null)
                .Set(row => row.LastSignIn, clock.GetUtcNow().ToUnixTimeMilliseconds()).Update();
        },
        cancellationToken);
}
