using System.Data.Common;
using Microsoft.Data.SqlClient;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Store.SqlServer;

/// <summary>What SQL Server's faults mean to the person who runs the host. Numbers are those of sys.messages.</summary>
internal static class SqlServerFaults
{
    /// <summary>Whether the same transaction, done again, probably succeeds: deadlock, or the same key written at the same moment.</summary>
    public static bool IsPassing(DbException exception) => Find(exception)?.Number is 1205 or SqlServerSql.TurnDeadlock or 2601 or 2627;

    public static LocalizedText Explain(SqlServerOptions options, Exception exception) =>
        Find(exception) is { } refused ? ExplainNumber(options, refused)
        : exception.GetBaseException() is TimeoutException ? Words.Of($"did not answer in time. Check the server and the network, then run again: what was committed stays.")
        : Words.Of($"failed: {exception.Message}");

    private static LocalizedText ExplainNumber(SqlServerOptions options, SqlException refused) => refused.Number switch
    {
        1222 or SqlServerSql.TurnTimeout =>
            Words.Of($"stayed locked by another session for {options.BusyTimeout.TotalSeconds:0} seconds. Find it in sys.dm_exec_requests, or raise {HostKeys.BusySeconds} in web.config. Nothing of this step was written."),
        1101 or 1105 or 9002 => Words.Of($"cannot grow: a disk or a size limit of the server is full ({refused.Message}). Make room, then run again: what was committed stays."),
        701 or 802 => Words.Of($"has no memory left. Give the server more, then run again: what was committed stays."),
        18452 or 18456 => Words.Of($"refused the login. Check user and password in the connection string RiskManager in web.config."),
        4060 => Words.Of($"does not exist, or its user may not open it. Create it, or correct the connection string RiskManager in web.config."),
        229 or 230 or 262 => Words.Of($"refused ({refused.Message}). Give the user of the connection string the rights to create and write tables in its schema."),
        976 or 3906 => Words.Of($"is read-only. Connect to the primary server, not to a replica."),
        1205 or SqlServerSql.TurnDeadlock => Words.Of($"was written by others at the same moment, several times in a row. Run again: nothing of this step was written."),
        2601 or 2627 => Words.Of($"refused: {refused.Message} Another program wrote the same at the same moment. Run again: nothing of this step was written."),
        2628 or 8152 => Words.Of($"refused a text that is too long for its column ({refused.Message}). Nothing of this step was written."),
        823 or 824 or 825 => Words.Of($"is damaged. Restore it from a backup."),
        -2 or 258 => Words.Of($"did not answer in time. Check the server and the network, then run again: what was committed stays."),
        -2146893019 => Words.Of($"has a certificate that this machine does not trust. Have the machine trust it; TrustServerCertificate=true in the connection string does without the check."),
        64 or 121 or 233 or 6005 or 10053 or 10054 => Words.Of($"broke the connection ({refused.Message}). Check the server and the network, then run again: what was committed stays."),
        -1 or 0 or 2 or 53 or 10060 or 10061 or 11001 =>
            Words.Of($"cannot be reached ({refused.Message}). Start the server, or correct the connection string RiskManager in web.config, then run again: what was committed stays."),
        _ => Words.Of($"failed: {refused.Message} (error {refused.Number})"),
    };

    private static SqlException? Find(Exception exception) => exception as SqlException ?? exception.InnerException as SqlException;
}
