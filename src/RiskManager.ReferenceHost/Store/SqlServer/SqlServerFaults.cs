using System.Data.Common;
using Microsoft.Data.SqlClient;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Store.SqlServer;

/// <summary>What SQL Server's faults mean to the person who runs the host. Numbers are those of sys.messages.</summary>
internal static class SqlServerFaults
{
    private const string Again = "then run again: what was committed stays.";
    private const string WebConfig = "the connection string RiskManager in web.config";

    /// <summary>Whether the same transaction, done again, probably succeeds: deadlock, or the same key written at the same moment.</summary>
    public static bool IsPassing(DbException exception) => NumberOf(exception) is 1205 or SqlServerSql.TurnDeadlock or 2601 or 2627;

    public static string Explain(SqlServerOptions options, Exception exception)
    {
        var number = NumberOf(exception);
        return number is null
            ? exception.GetBaseException() is TimeoutException ? $"did not answer in time. Check the server and the network, {Again}" : $"failed: {exception.Message}"
            : Explain(options, number.Value, exception.Message);
    }

    /// <summary>Explains an error by its number.</summary>
    public static string Explain(SqlServerOptions options, int number, string message) => number switch
    {
        1222 or SqlServerSql.TurnTimeout =>
            $"stayed locked by another session for {options.BusyTimeout.TotalSeconds:0} seconds. Find it in sys.dm_exec_requests, or raise "
            + $"{HostKeys.BusySeconds} in web.config. Nothing of this step was written.",
        1101 or 1105 or 9002 => $"cannot grow: a disk or a size limit of the server is full ({message}). Make room, {Again}",
        701 or 802 => $"has no memory left. Give the server more, {Again}",
        18456 or 18452 => $"refused the login. Check user and password in {WebConfig}.",
        4060 => $"does not exist, or its user may not open it. Create it, or correct {WebConfig}.",
        229 or 230 or 262 => $"refused ({message}). Give the user of the connection string the rights to create and write tables.",
        3906 or 976 => "is read-only. Connect to the primary server, not to a replica.",
        1205 or SqlServerSql.TurnDeadlock => "was written by others at the same moment, several times in a row. Run again: nothing of this step was written.",
        2601 or 2627 => $"refused: {message} Another program wrote the same at the same moment. Run again: nothing of this step was written.",
        2628 or 8152 => $"refused a text that is too long for its column ({message}). Nothing of this step was written.",
        823 or 824 or 825 => "is damaged. Restore it from a backup.",
        -2 => $"did not answer in time. Check the server and the network, {Again}",
        -1 or 2 or 53 or 10060 or 10061 or 11001 => $"cannot be reached. Start the server, or correct {WebConfig}, {Again}",
        -2146893019 => "has a certificate that this machine does not trust. Have the machine trust it; TrustServerCertificate=true in the connection string does without the check.",
        64 or 121 or 233 or 10053 or 10054 or 6005 => $"broke the connection ({message}). Check the server and the network, {Again}",
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"failed: {message} (error {number})"),
    };

    private static int? NumberOf(Exception exception) => (exception as SqlException ?? exception.InnerException as SqlException)?.Number;
}
