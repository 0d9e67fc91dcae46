using System.Security.Cryptography;
using System.Text;
using LinqToDB.Data;
using Medallion.Threading;
using Medallion.Threading.Postgres;

namespace RiskManager.ReferenceHost.Store.Postgres;

/// <summary>Locks of sessions; the server releases them with the session. A paused process keeps its sessions until they end.</summary>
internal sealed class PostgresLocks(PostgresLockSessions sessions)
{
    /// <returns>Null when somebody else holds it until the time is over.</returns>
    public async Task<IDistributedSynchronizationHandle?> TryAcquireAsync(
        string name, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var source = await sessions.OpenAsync(cancellationToken);
        var sessionLock = new PostgresDistributedLock(new PostgresAdvisoryLockKey(KeyOf(name)), source);
        return await sessionLock.TryAcquireAsync(timeout, cancellationToken) is { } held ? new SessionLock(held) : null;
    }

    /// <summary>The key of the process whose session holds a lock (<see cref="ProcessIdentity"/>); null when nobody holds it.</summary>
    public static string? FindHolder(DataConnection connection, string name) => connection.Query<string>(
        """
        SELECT right(session.application_name, 32)
        FROM pg_locks held JOIN pg_stat_activity session ON session.pid = held.pid
        WHERE held.locktype = 'advisory' AND held.granted AND held.objsubid = 1 AND session.datname = current_database()
          AND (held.classid::bigint << 32) | held.objid::bigint = @key
        """,
        new DataParameter("key", KeyOf(name))).FirstOrDefault();

    /// <summary>Ends the sessions of a process, with their transactions and locks.</summary>
    /// <returns>How many there were.</returns>
    public static int EndSessions(DataConnection connection, string processKey) => connection.Query<bool>(
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND right(application_name, 32) = @process
        """,
        new DataParameter("process", processKey)).Count();

    private static long KeyOf(string name) => BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes("RiskManager/" + name)));
}
