using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace QualysPlugin.Benchmarks;

/// <summary>What backup and restore of a whole installation cost, on both stores: each a process of its own.</summary>
internal static class BackupBenchmark
{
    public static async Task<int> RunAsync(int hosts, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        await using var qualys = await SimulatorProcess.StartAsync(hosts);
        await using var server = PostgresCluster.FindPrograms() is null ? null : await PostgresCluster.StartAsync(durable: true);
        var table = new Table().AddColumns("command", "store", "seconds", "MB of the file", "peak MB");
        var sqlite = MeasuredStore.Sqlite(folder.Path);
        await ImportProcess.RunAsync(qualys.Url, sqlite.Data, cancellationToken);
        var ofSqlite = Path.Combine(folder.Path, "sqlite.backup");
        Add(table, "backup", sqlite.Name, await BackupAsync(ofSqlite, sqlite.Data), ofSqlite);
        Add(table, "restore", sqlite.Name, await RestoreAsync(ofSqlite, Path.Combine(folder.Path, "restored"), hosts), ofSqlite);
        if (server is not null)
        {
            var postgres = MeasuredStore.OnServer(folder.Path, await server.CreateDatabaseAsync());
            var ofPostgres = Path.Combine(folder.Path, "postgres.backup");
            Add(table, "restore", postgres.Name, await RestoreAsync(ofSqlite, postgres.Data, hosts), ofSqlite);
            Add(table, "backup", postgres.Name, await BackupAsync(ofPostgres, postgres.Data), ofPostgres);
        }

        AnsiConsole.Write(table);
        Console.WriteLine($"{hosts.ToString("N0", CultureInfo.InvariantCulture)} hosts. "
            + "The megabytes are those of the command's own process.");
        if (server is null) Console.WriteLine($"PostgreSQL {PostgresCluster.InstallLine}");
        return 0;
    }

    private static Task<JsonElement> BackupAsync(string file, string data) => RunAsync("backup", "--out", file, "--data", data, "--json");

    private static async Task<JsonElement> RestoreAsync(string file, string data, int hosts)
    {
        var summary = await RunAsync("restore", "--from", file, "--data", data, "--json");
        var assets = summary.GetProperty("tables").GetProperty("assets").GetInt64();
        return assets == hosts
            ? summary
            : throw new InvalidOperationException($"{assets} assets were restored instead of {hosts}: the figures would mean nothing.");
    }

    private static async Task<JsonElement> RunAsync(params string[] arguments)
    {
        var result = await new Launcher("dotnet", [Built.ReferenceHost, .. arguments]) { Limit = TimeSpan.FromMinutes(30) }.RunAsync();
        return result.ExitCode == 0
            ? JsonDocument.Parse(result.Output).RootElement
            : throw new InvalidOperationException($"{arguments[0]} ended with {result.ExitCode}: {result.Errors}");
    }

    private static void Add(Table table, string command, string store, JsonElement summary, string file) => table.AddRow(
        command, store, summary.GetProperty("seconds").GetDouble().ToString("0.0", CultureInfo.InvariantCulture),
        (new FileInfo(file).Length / 1e6).ToString("0.0", CultureInfo.InvariantCulture),
        summary.GetProperty("peakMegabytes").GetInt64().ToString(CultureInfo.InvariantCulture));
}
