using Microsoft.Data.SqlClient;

namespace RiskManager.ReferenceHost.Store.SqlServer;

/// <summary>The connection string of <c>web.config</c>, completed with what the host relies on.</summary>
internal static class SqlServerConnectionString
{
    private const string Application = "Risk Manager reference host";

    /// <summary>Seconds that a statement may take where the string says nothing: a script that builds indices may take minutes.</summary>
    private const int CommandSeconds = 600;

    /// <summary>What is missing for a connection, or not understood; null when nothing is.</summary>
    public static string? FindProblem(string connectionString)
    {
        try
        {
            var connection = new SqlConnectionStringBuilder(connectionString);
            return string.IsNullOrEmpty(connection.DataSource) ? "Server is missing."
                : string.IsNullOrEmpty(connection.InitialCatalog) ? "Database is missing."
                : null;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException)
        {
            // The library's message may repeat a value, which may be a secret.
            return "A keyword or its value is not understood.";
        }
    }

    /// <summary>Adds what the string leaves open; values that it gives stay.</summary>
    public static SqlConnectionStringBuilder Complete(SqlServerOptions options)
    {
        var connection = new SqlConnectionStringBuilder(options.ConnectionString);
        if (!connection.ShouldSerialize("Application Name")) connection.ApplicationName = Application;
        if (!connection.ShouldSerialize("Command Timeout")) connection.CommandTimeout = CommandSeconds;
        return connection;
    }
}
