using System.Net.Sockets;
using Npgsql;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Store.Postgres;

/// <summary>What PostgreSQL's faults mean to the person who runs the host.</summary>
internal static class PostgresFaults
{
    private const string Again = "then run again: what was committed stays.";

    /// <summary>Whether the same transaction, done again, probably succeeds.</summary>
    public static bool IsPassing(PostgresException exception) => exception.SqlState is
        PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.UniqueViolation;

    public static string Explain(PostgresOptions options, Exception exception) =>
        (exception as PostgresException ?? exception.InnerException as PostgresException) is { } refused
            ? ExplainState(options, refused)
            : ExplainConnection(exception);

    private static string ExplainState(PostgresOptions options, PostgresException refused) => refused.SqlState switch
    {
        PostgresErrorCodes.LockNotAvailable =>
            $"stayed locked by another session for {options.BusyTimeout.TotalSeconds:0} seconds. Find it in pg_stat_activity, or raise "
            + $"{HostKeys.BusySeconds} in web.config. Nothing of this step was written.",
        PostgresErrorCodes.DiskFull => $"cannot grow: the server's disk is full. Make room, {Again}",
        PostgresErrorCodes.TooManyConnections => $"takes no more connections. Raise max_connections of the server, or close other programs, {Again}",
        PostgresErrorCodes.OutOfMemory => $"has no memory left. Give the server more, {Again}",
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            "refused the login. Check user and password in the connection string RiskManager of web.config, and pg_hba.conf of the server.",
        PostgresErrorCodes.InvalidCatalogName => "does not exist. Create it, or correct the connection string RiskManager in web.config.",
        PostgresErrorCodes.InsufficientPrivilege =>
            $"refused ({refused.MessageText}). Give the user of the connection string the rights to create and write tables in its schema.",
        PostgresErrorCodes.ReadOnlySqlTransaction => "is read-only. Connect to the primary server, not to a replica.",
        PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure =>
            $"was written by others at the same moment, several times in a row. Run again: nothing of this step was written.",
        PostgresErrorCodes.UniqueViolation =>
            $"refused: {refused.MessageText} Another program wrote the same at the same moment. Run again: nothing of this step was written.",
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow =>
            $"is being shut down or started. Wait for it, {Again}",
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => "is damaged. Restore it from a backup.",
        _ => $"failed: {refused.MessageText} ({refused.SqlState})",
    };

    private static string ExplainConnection(Exception exception) => exception.GetBaseException() switch
    {
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } =>
            $"cannot be reached: nobody listens there. Start the server, or correct the connection string RiskManager in web.config, {Again}",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } =>
            "cannot be reached: the server's name is not known. Correct the connection string RiskManager in web.config.",
        SocketException or EndOfStreamException or IOException =>
            $"broke the connection ({exception.GetBaseException().Message}). Check the server and the network, {Again}",
        TimeoutException => $"did not answer in time. Check the server and the network, {Again}",
        _ => $"failed: {exception.Message}",
    };
}
