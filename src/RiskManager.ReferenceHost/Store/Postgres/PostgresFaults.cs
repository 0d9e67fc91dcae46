using System.Net.Sockets;
using Npgsql;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Store.Postgres;

/// <summary>Explains PostgreSQL's faults to the person who runs the host.</summary>
internal static class PostgresFaults
{
    private const string BusyKey = DatabaseOptions.BusySecondsKey;

    /// <summary>Whether the same transaction probably succeeds when it is tried again.</summary>
    public static bool IsTransient(PostgresException exception) => exception.SqlState is
        PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.UniqueViolation;

    public static StoreFault Explain(PostgresOptions options, Exception exception) =>
        (exception as PostgresException ?? exception.InnerException as PostgresException) is { } refused
            ? ExplainState(options, refused)
            : ExplainConnection(exception);

    private static StoreFault ExplainState(PostgresOptions options, PostgresException refused) => refused.SqlState switch
    {
        PostgresErrorCodes.LockNotAvailable => new(
            Words.Of($"stayed locked by another session for {options.BusyTimeout.TotalSeconds:0} seconds."),
            Words.Of($"Find it in pg_stat_activity, or raise {BusyKey} in web.config. Nothing of this step was written.")),
        PostgresErrorCodes.DiskFull => new(
            Words.Of($"cannot grow: the server's disk is full."),
            Words.Of($"Make room, then run again: what was committed stays.")),
        PostgresErrorCodes.TooManyConnections => new(
            Words.Of($"takes no more connections."),
            Words.Of($"Raise max_connections of the server, or close other programs, then run again: what was committed stays.")),
        PostgresErrorCodes.OutOfMemory => new(
            Words.Of($"has no memory left."),
            Words.Of($"Give the server more, then run again: what was committed stays.")),
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => new(
            Words.Of($"refused the login."),
            Words.Of($"Check user and password in the connection string RiskManager of web.config, and pg_hba.conf of the server.")),
        PostgresErrorCodes.InvalidCatalogName => new(
            Words.Of($"does not exist."),
            Words.Of($"Create it, or correct the connection string RiskManager in web.config.")),
        PostgresErrorCodes.InsufficientPrivilege => new(
            Words.Of($"refused ({refused.MessageText})."),
            Words.Of($"Give the user of the connection string the rights to create and write tables in its schema.")),
        PostgresErrorCodes.ReadOnlySqlTransaction => new(
            Words.Of($"is read-only."),
            Words.Of($"Connect to the primary server, not to a replica.")),
        PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure => new(
            Words.Of($"was written by others at the same moment, several times in a row."),
            Words.Of($"Run again: nothing of this step was written.")),
        PostgresErrorCodes.UniqueViolation => new(
            Words.Of($"refused: {refused.MessageText} Another program wrote the same at the same moment."),
            Words.Of($"Run again: nothing of this step was written.")),
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow => new(
            Words.Of($"is being shut down or started."),
            Words.Of($"Wait for it, then run again: what was committed stays.")),
        PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter => new(
            KeepableText.Refusal) { IsRefusedText = true },
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => new(
            Words.Of($"is damaged."),
            Words.Of($"Restore it from a backup.")),
        _ => new(Words.Of($"failed: {refused.MessageText} ({refused.SqlState})")),
    };

    private static StoreFault ExplainConnection(Exception exception) => exception.GetBaseException() switch
    {
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => new(
            Words.Of($"cannot be reached: nobody listens there."),
            Words.Of($"Start it, or correct the connection string RiskManager in web.config, then run again: what was committed stays.")),
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } => new(
            Words.Of($"cannot be reached: the server's name is not known."),
            Words.Of($"Correct the connection string RiskManager in web.config.")),
        SocketException or EndOfStreamException or IOException => new(
            Words.Of($"broke the connection ({exception.GetBaseException().Message})."),
            Words.Of($"Check the server and the network, then run again: what was committed stays.")),
        TimeoutException => new(
            Words.Of($"did not answer in time."),
            Words.Of($"Check the server and the network, then run again: what was committed stays.")),
        _ => new(Words.Of($"failed: {exception.Message}")),
    };
}
