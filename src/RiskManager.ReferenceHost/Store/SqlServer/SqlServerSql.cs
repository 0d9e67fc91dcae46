namespace RiskManager.ReferenceHost.Store.SqlServer;

/// <summary>What the dialect itself says to the server.</summary>
internal static class SqlServerSql
{
    /// <summary>The error that a turn ends with when it did not come in time.</summary>
    public const int TurnTimeout = 51222;

    /// <summary>The error that a turn ends with when two wait for each other.</summary>
    public const int TurnDeadlock = 51205;

    /// <summary>What a session gets before its first statement. A parameter cannot stand in SET.</summary>
    public static string BeginSession(TimeSpan busy) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"SET XACT_ABORT ON; SET LOCK_TIMEOUT {(long)busy.TotalMilliseconds}");

    /// <summary>Whether readers see what was committed last instead of waiting for whoever writes.</summary>
    public const string ReadsCommittedSnapshots = "SELECT COUNT(*) FROM sys.databases WHERE database_id = DB_ID() AND is_read_committed_snapshot_on = 1";

    public const string HasTable = "SELECT COUNT(*) FROM sys.tables WHERE object_id = OBJECT_ID(@name, N'U')";

    public const string HasIndex = "SELECT COUNT(*) FROM sys.indexes WHERE name = @name";

    public const string Now = "SELECT DATEDIFF_BIG(MILLISECOND, '19700101', SYSUTCDATETIME())";

    // The name of a lock is cut off after 255 characters, so its hash stands for it.
    public const string TakeTurn =
        """
        DECLARE @resource NVARCHAR(64) = CONVERT(NVARCHAR(64), HASHBYTES('SHA2_256', @key), 2), @turn INT;
        EXEC @turn = sp_getapplock @Resource = @resource, @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = @wait;
        IF @turn = -3 THROW 51205, N'Two transactions wait for the turn of each other.', 1;
        IF @turn < 0 THROW 51222, N'The turn did not come in time.', 1;
        """;
}
