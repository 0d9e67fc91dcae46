using System.Net.Sockets;
using Npgsql;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Store.Postgres;

/// <summary>What PostgreSQL's faults mean to the person who runs the host.</summary>
internal static class PostgresFaults
{
    /// <summary>Whether the same transaction probably succeeds when it is tried again.</summary>
    public static bool IsTransient(PostgresException exception) => exception.SqlState is
        PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.UniqueViolation;

    public static LocalizedText Explain(PostgresOptions options, Exception exception) =>
        (exception as PostgresException ?? exception.InnerException as PostgresException) is { } refused
            ? ExplainState(options, refused)
            : ExplainConnection(exception);

    private static LocalizedText ExplainState(PostgresOptions options, PostgresException refused) => refused.SqlState switch
    {
        PostgresErrorCodes.LockNotAvailable =>
            Words.Of($"stayed locked by another session for {options.BusyTimeout.TotalSeconds:0} seconds. Find it in pg_stat_activity, or raise {HostKeys.BusySeconds} in web.config. Nothing of this step was written."),
        PostgresErrorCodes.DiskFull => Words.Of($"cannot grow: the server's disk is full. Make room, then run again: what was committed stays."),
        PostgresErrorCodes.TooManyConnections => Words.Of($"takes no more connections. Raise max_connections of the server, or close other programs, then run again: what was committed stays."),
        PostgresErrorCodes.OutOfMemory => Words.Of($"has no memory left. Give the server more, then run again: what was committed stays."),
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            Words.Of($"refused the login. Check user and password in the connection string RiskManager of web.config, and pg_hba.conf of the server."),
        PostgresErrorCodes.InvalidCatalogName => Words.Of($"does not exist. Create it, or correct the connection string RiskManager in web.config."),
        PostgresErrorCodes.InsufficientPrivilege =>
            Words.Of($"refused ({refused.MessageText}). Give the user of the connection string the rights to create and write tables in its schema."),
        PostgresErrorCodes.ReadOnlySqlTransaction => Words.Of($"is read-only. Connect to the primary server, not to a replica."),
        PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure =>
            Words.Of($"was written by others at the same moment, several times in a row. Run again: nothing of this step was written."),
        PostgresErrorCodes.UniqueViolation =>
            Words.Of($"refused: {refused.MessageText} Another program wrote the same at the same moment. Run again: nothing of this step was written."),
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow =>
            Words.Of($"is being shut down or started. Wait for it, then run again: what was committed stays."),
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => Words.Of($"is damaged. Restore it from a backup."),
        _ => Words.Of($"failed: {refused.MessageText} ({refused.SqlState})"),
    };

    private static LocalizedText ExplainConnection(Exception exception) => exception.GetBaseException() switch
    {
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } =>
            Words.Of($"cannot be reached: nobody listens there. Start the server, or correct the connection string RiskManager in web.config, then run again: what was committed stays."),
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } =>
            Words.Of($"cannot be reached: the server's name is not known. Correct the connection string RiskManager in web.config."),
        SocketException or EndOfStreamException or IOException =>
            Words.Of($"broke the connection ({exception.GetBaseException().Message}). Check the server and the network, then run again: what was committed stays."),
        TimeoutException => Words.Of($"did not answer in time. Check the server and the network, then run again: what was committed stays."),
        _ => Words.Of($"failed: {exception.Message}"),
    };
}
