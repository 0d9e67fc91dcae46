using System.Data.Common;
using LinqToDB.Data;
using Medallion.Threading;

namespace RiskManager.ReferenceHost.Store;

/// <summary>What differs between the two databases that can hold the organization. Everything else is portable LINQ.</summary>
internal interface IDatabaseDialect : IDisposable
{
    /// <summary>This process, among all that use the database.</summary>
    ProcessIdentity Process { get; }

    /// <summary>The database as messages name it; without secrets.</summary>
    string Shown { get; }

    /// <summary>The server's connections, where several hosts on several machines can use the database; else null.</summary>
    DbDataSource? Server { get; }

    /// <summary>Opens a connection, for one thread at a time.</summary>
    DataConnection Open();

    /// <summary>Does the work in one transaction: all of it or nothing. After a transient conflict the work is done again.</summary>
    Task<T> WriteAsync<T>(DataConnection connection, Func<DataConnection, T> write, CancellationToken cancellationToken);

    /// <summary>Whether a table or an index exists.</summary>
    bool Exists(DataConnection connection, string tableOrIndex);

    /// <summary>Translates a schema script from SQLite's dialect into this database's.</summary>
    string Translate(string script);

    /// <summary>Inside a transaction: waits for the lock of a key and holds it until the transaction ends, across all processes.</summary>
    void AcquireAdvisoryLock(DataConnection connection, string key)
    {
        var group = new StatementGroup(connection);
        AcquireAdvisoryLock(group, key);
        group.Run();
    }

    /// <summary>The same as a statement of a group, whose later statements see what the lock waited for.</summary>
    void AcquireAdvisoryLock(StatementGroup group, string key);

    /// <summary>Takes a lock that dies with its process; null when somebody else holds it until the time is over.</summary>
    Task<IDistributedSynchronizationHandle?> TryLockAsync(string name, TimeSpan timeout, CancellationToken cancellationToken);

    /// <summary>The key of the process that holds a lock, where a process can hold one without being alive; else null.</summary>
    string? FindLockHolder(DataConnection connection, string name);

    /// <summary>Ends the sessions of a process that holds a lock, with their transactions.</summary>
    void EndSessions(DataConnection connection, string processKey);

    /// <summary>The time that all processes share: the server's where there is one.</summary>
    DateTimeOffset Now(DataConnection connection, TimeProvider clock);

    /// <summary>What happened and what to do, for people.</summary>
    StoreFault Explain(Exception exception);
}
