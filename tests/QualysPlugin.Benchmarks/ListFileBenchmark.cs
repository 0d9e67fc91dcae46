using System.Diagnostics;
using System.Globalization;
using System.Text;
using LinqToDB.Data;
using Microsoft.Data.Sqlite;
using RiskManager.ReferenceHost.Organization.Perimeters;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Sqlite;
using RiskManager.ReferenceHost.Store.Tables;
using Spectre.Console;

namespace QualysPlugin.Benchmarks;

/// <summary>
/// What the download of the whole organization costs (R41): time beside a bare read of the same rows that are written with commas between,
/// and the peak memory of the host, a process of its own.
/// </summary>
internal static class ListFileBenchmark
{
    private const string Columns =
        "name, host_address, operating_system, dns_name, net_bios_name, ip_address, perimeter_id, source_id, import_id, id";

    public static async Task<int> RunAsync(int assets, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, SqliteOptions.FileName);
        await FillAsync(file, assets, cancellationToken);
        var table = new Table().AddColumns("format", "MB", "floor s", "download s", "peak MB of the host", "before it");
        var floor = Floor(file);
        foreach (var format in new[] { "csv", "xlsx" })
        {
            await using var host = await HostProgram.ServeAsync(folder.Path);
            using var browser = new HttpClient { BaseAddress = host.Address(), Timeout = TimeSpan.FromMinutes(30) };
            await browser.GetStringAsync(new Uri($"lists/audit?format={format}", UriKind.Relative), cancellationToken);
            var before = PeakMegabytes(host.Process);
            var began = Stopwatch.GetTimestamp();
            var bytes = await DownloadAsync(browser, format, cancellationToken);
            table.AddRow(
                format, $"{bytes / (1024 * 1024):N0}", Text(floor), Text(Stopwatch.GetElapsedTime(began)), $"{PeakMegabytes(host.Process)}",
                $"{before}");
        }

        AnsiConsole.Write(table);
        Console.WriteLine($"{assets.ToString("N0", CultureInfo.InvariantCulture)} assets; SQLite.");
        return 0;
    }

    private static async Task<long> DownloadAsync(HttpClient browser, string format, CancellationToken cancellationToken)
    {
        await using var list = await browser.GetStreamAsync(
            new Uri($"lists/organization?format={format}", UriKind.Relative), cancellationToken);
        var (buffer, bytes) = (new byte[64 * 1024], 0L);
        for (int read; (read = await list.ReadAsync(buffer, cancellationToken)) > 0;) bytes += read;
        return bytes;
    }

    private static TimeSpan Floor(string file)
    {
        var watch = Stopwatch.StartNew();
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM assets ORDER BY perimeter_id, lower(coalesce(name, '')), id";
        using var rows = command.ExecuteReader();
        using var target = new StreamWriter(Stream.Null, Encoding.UTF8);
        while (rows.Read())
        {
            for (var column = 0; column < rows.FieldCount; column++)
            {
                target.Write(rows.IsDBNull(column) ? "" : rows.GetString(column));
                target.Write(',');
            }

            target.Write('\n');
        }

        return watch.Elapsed;
    }

    private static async Task FillAsync(string file, int assets, CancellationToken cancellationToken)
    {
        using var database = await Database.OpenAsync(new SqliteOptions(file, TimeSpan.FromSeconds(15)), cancellationToken);
        await database.WriteAsync(
            connection =>
            {
                var perimeter = PerimeterRepository.Create(connection, "Everything", null, null).Id;
                return connection.BulkCopy(
                    new BulkCopyOptions { MaxBatchSize = 500 },
                    Enumerable.Range(0, assets).Select(number => new AssetRow
                    {
                        PerimeterId = perimeter, TypeId = 1, ImportId = $"{number}", Name = $"SRV{number:00000000} (10.0.0.1)",
                        HostAddress = "10.0.0.1", OperatingSystem = "Windows Server 2019 Standard", DnsName = $"srv{number}.example.com",
                        NetBiosName = $"SRV{number:00000000}", IpAddress = "10.0.0.1",
                    })).RowsCopied;
            },
            cancellationToken);
    }

    private static long PeakMegabytes(Process process)
    {
        process.Refresh();
        return process.PeakWorkingSet64 / (1024 * 1024);
    }

    private static string Text(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
}
