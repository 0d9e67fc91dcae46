using Microsoft.Data.Sqlite;
using Npgsql;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Postgres;

namespace QualysPlugin.Benchmarks;

/// <summary>A data folder of the host, on SQLite or on a PostgreSQL server.</summary>
/// <param name="Name">The store as the table names it.</param>
/// <param name="Data">The data folder.</param>
/// <param name="Postgres">The connection string of the server's database; null: SQLite.</param>
internal sealed record MeasuredStore(string Name, string Data, string? Postgres)
{
    private const string EditOnePercent =
        "UPDATE assets SET operating_system = 'edited', fingerprint = NULL, hand_edited = 8192 WHERE id % 100 = 0";

    public static MeasuredStore Sqlite(string folder) => new("SQLite", Path.Combine(folder, "sqlite"), null);

    public static MeasuredStore OnServer(string folder, string connectionString)
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, "postgres")).FullName;
        File.WriteAllText(Path.Combine(data, "web.config"),
            $"""
            <configuration>
              <connectionStrings>
                <add name="RiskManager" connectionString="{connectionString}" providerName="Npgsql" />
              </connectionStrings>
            </configuration>
            """);
        return new MeasuredStore("PostgreSQL", data, connectionString);
    }

    /// <summary>Has the host create its tables, and inserts the sample data, which an embedded database gets by itself.</summary>
    public async Task InsertSamplesAsync(CancellationToken cancellationToken)
    {
        var options = new PostgresOptions(Postgres!, DatabaseOptions.DefaultBusyTimeout);
        using var database = await Database.OpenAsync(options, cancellationToken);
        await database.WriteAsync(
            connection =>
            {
                SampleData.Insert(connection);
                return true;
            },
            cancellationToken);
    }

    /// <summary>Changes one asset of a hundred, as people would, so that the next run has to update it.</summary>
    public async Task EditOnePercentAsync(CancellationToken cancellationToken)
    {
        await using System.Data.Common.DbConnection connection = Postgres is null
            ? new SqliteConnection($"Data Source={Path.Combine(Data, "riskmanager.db")};Pooling=False")
            : new NpgsqlConnection(Postgres);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = EditOnePercent;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
