using LinqToDB;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Access;

/// <summary>
/// Counts the attempts on an account from all clients and on all nodes, in its row. The delay is short, because somebody else can cause
/// it; it only slows down many clients that guess together.
/// </summary>
internal sealed class AccountAttempts(Database database, TimeProvider clock)
{
    public const int MaxFailures = 25;
    private static readonly GrowingDelay Delay = new(MaxFailures, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));

    /// <summary>Counts an attempt as wrong until <see cref="SucceedAsync"/>, one attempt at a time.</summary>
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

    /// <summary>The password was right.</summary>
    public Task SucceedAsync(AccountRow account, string client, CancellationToken cancellationToken) => database.WriteAsync(
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

    /// <summary>Records a wrong password. The delays bound how many there are: they are counted before.</summary>
    /// <param name="name">The account.</param>
    /// <param name="client">Where the attempt came from.</param>
    /// <param name="cancellationToken">Abandons it.</param>
    public Task FailAsync(string name, string client, CancellationToken cancellationToken) =>
        RecordAsync(new Actor(name, client), "Wrong password.", cancellationToken);

    /// <summary>Tells the readers of the audit log that somebody guesses passwords.</summary>
    public Task AlertAsync(string name, string client, int failures, CancellationToken cancellationToken) =>
        RecordAsync(new Actor(name, client), $"{failures} wrong passwords from {client}; further attempts wait.", cancellationToken);

    private Task<bool> RecordAsync(Actor by, string entry, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            AuditLog.Record(connection, clock.GetUtcNow(), AuditModules.SignIn, by, entry);
            return true;
        },
        cancellationToken);
}
