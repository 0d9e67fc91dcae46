using Npgsql;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store.Postgres;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Setup;

/// <summary>Tries a PostgreSQL database step by step; nothing of it stays there.</summary>
internal static class PostgresCheck
{
    private const int SecondsToConnect = 10;
    private const int MinVersion = 13;

    public static async Task<IReadOnlyList<ConnectionTestStep>> RunAsync(PostgresOptions options, CancellationToken cancellationToken)
    {
        var steps = new List<ConnectionTestStep>();
        var builder = new NpgsqlConnectionStringBuilder(options.ConnectionString) { Timeout = SecondsToConnect, Pooling = false };
        string title = Words.Of($"Connection");
        try
        {
            await using var connection = new NpgsqlConnection(builder.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            steps.Add(new(title, true, Words.Of(
                $"{builder.Host}:{builder.Port} accepts the account for the database {builder.Database}.")));

            title = Words.Of($"Version");
            steps.Add(CheckVersion(title, connection.PostgreSqlVersion));

            title = Words.Of($"Right to create tables");
            await CreateNothingAsync(connection, cancellationToken);
            steps.Add(new(title, true, Words.Of($"The account may create tables.")));

            title = Words.Of($"Content");
            steps.Add(await CheckContentAsync(title, connection, cancellationToken));
        }
        catch (Exception exception) when (
            exception is NpgsqlException or TimeoutException or IOException or System.Net.Sockets.SocketException)
        {
            var fault = PostgresFaults.Explain(options, exception);
            var shown = $"\"{builder.Database}\" ({builder.Host}:{builder.Port})";
            steps.Add(new(title, false, fault.Advice is null
                ? Words.Of($"The database {shown} {fault.Problem}")
                : Words.Of($"The database {shown} {fault.Problem} {fault.Advice}")));
        }

        return steps;
    }

    private static ConnectionTestStep CheckVersion(string title, Version version) => version.Major >= MinVersion
        ? new(title, true, Words.Of($"PostgreSQL {version.ToString()}."))
        : new(title, false, Words.Of($"PostgreSQL {version.ToString()} is too old; version {MinVersion} or newer is needed."));

    /// <summary>Creates a table in a transaction that is rolled back.</summary>
    private static async Task CreateNothingAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var create = new NpgsqlCommand("CREATE TABLE riskmanager_setup_check (id INT)", connection, transaction);
        await create.ExecuteNonQueryAsync(cancellationToken);
        await transaction.RollbackAsync(cancellationToken);
    }

    private static async Task<ConnectionTestStep> CheckContentAsync(
        string title, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var count = new NpgsqlCommand(
            "SELECT count(*), count(*) FILTER (WHERE tablename = 'schema_versions') FROM pg_tables WHERE schemaname = current_schema()",
            connection);
        await using var reader = await count.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var (tables, ours) = (reader.GetInt64(0), reader.GetInt64(1));
        if (tables == 0) return new(title, true, Words.Of($"The database is empty; the host creates its tables there."));
        return ours > 0
            ? new(title, true, Words.Of($"The database has the tables of this host already; it goes on with what is in them."))
            : new(title, false, Words.Of($"The database has {tables} tables of another program. Create an empty database for this host."));
    }
}
