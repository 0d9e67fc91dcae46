using System.Globalization;
using Npgsql;

namespace RiskManager.ReferenceHost.Store.Postgres;

/// <summary>The connection string of <c>web.config</c>, completed with what the host relies on.</summary>
internal static class PostgresConnectionString
{
    private const string Application = "Risk Manager reference host";
    private const int MaxApplicationLength = 30;
    private const int KeepAliveSeconds = 30;

    /// <summary>What is missing for a connection, or not understood; null when nothing is.</summary>
    public static string? FindProblem(string connectionString)
    {
        try
        {
            var connection = new NpgsqlConnectionStringBuilder(connectionString);
            return string.IsNullOrEmpty(connection.Host) ? "Host is missing."
                : string.IsNullOrEmpty(connection.Database) ? "Database is missing."
                : null;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException)
        {
            // The message names the keyword, and never the value, which may be a secret.
            return exception is ArgumentException { ParamName: { } keyword }
                ? $"The keyword \"{keyword}\" or its value is not understood."
                : "A keyword or its value is not understood.";
        }
    }

    /// <summary>
    /// Adds limits for waiting, so that no call hangs for ever, and the process that the sessions belong to. Values in the string win.
    /// </summary>
    public static NpgsqlConnectionStringBuilder Complete(PostgresOptions options, ProcessIdentity process)
    {
        var connection = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        // The server cuts a name after 63 bytes; the key of the process has to be whole.
        var name = connection.ApplicationName ?? Application;
        connection.ApplicationName = $"{name[..Math.Min(name.Length, MaxApplicationLength)]} {process.Key}";
        if (connection.KeepAlive == 0) connection.KeepAlive = KeepAliveSeconds;
        if (!connection.ShouldSerialize("Command Timeout")) connection.CommandTimeout = 600;
        var milliseconds = ((long)options.BusyTimeout.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        var limits = $"-c lock_timeout={milliseconds} -c client_min_messages=warning";
        connection.Options = string.IsNullOrEmpty(connection.Options) ? limits : $"{limits} {connection.Options}";
        return connection;
    }
}
