using System.Globalization;
using Spectre.Console;

namespace QualysPlugin.Benchmarks;

/// <summary>First import, unchanged run, update of one percent, and their floor, at several sizes and on both stores, in one run.</summary>
internal static class ScaleBenchmark
{
    public static async Task<int> RunAsync(IReadOnlyList<int> sizes, CancellationToken cancellationToken)
    {
        var hasServer = PostgresCluster.FindPrograms() is not null;
        await using var server = hasServer ? await PostgresCluster.StartAsync(durable: true) : null;
        var table = new Table().AddColumns(
            "hosts", "XML MB", "bare parse s", "store", "bare write s", "first s", "hosts/s", "× floor",
            "unchanged s", "× parse", "1 % update s", "peak MB", "unchanged MB");
        foreach (var size in sizes)
            await MeasureAsync(size, server, table, cancellationToken);

        // Wide enough for the table when the output goes to a file.
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 180);
        AnsiConsole.Write(table);
        Console.WriteLine(
            "bare write: prepared inserts into SQLite, binary COPY into PostgreSQL. "
                + "floor: bare parse + bare write of the same hosts, one thread.");
        Console.WriteLine("The import's seconds and megabytes are those of its own process; simulator and database server run beside it.");
        if (!hasServer)
            Console.WriteLine($"PostgreSQL {PostgresCluster.InstallLine}");
        return 0;
    }

    private static async Task MeasureAsync(int hosts, PostgresCluster? server, Table table, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        await using var qualys = await SimulatorProcess.StartAsync(hosts);
        var pages = await qualys.DownloadAsync(folder.Path, cancellationToken);
        var megabytes = pages.Sum(page => new FileInfo(page).Length) / 1e6;
        Floor.Parse(pages.Take(1));
        var (parse, counted) = Floor.Parse(pages);
        Expect(hosts, counted, "hosts on the pages");

        await AddRowAsync(MeasuredStore.Sqlite(folder.Path), Floor.Insert(pages, Path.Combine(folder.Path, "floor.db")));
        if (server is not null)
            await AddRowAsync(
                MeasuredStore.OnServer(folder.Path, await server.CreateDatabaseAsync()),
                PostgresFloor.Copy(pages, await server.CreateDatabaseAsync()));

        async Task AddRowAsync(MeasuredStore store, TimeSpan write)
        {
            var first = await ImportProcess.RunAsync(qualys.Url, store.Data, cancellationToken);
            Expect(hosts, first.Created, "assets created");
            var second = await ImportProcess.RunAsync(qualys.Url, store.Data, cancellationToken);
            Expect(hosts, second.Unchanged, "assets unchanged");
            await store.EditOnePercentAsync(cancellationToken);
            var third = await ImportProcess.RunAsync(qualys.Url, store.Data, cancellationToken);
            Expect(hosts / 100, third.Updated, "assets updated");
            table.AddRow(
                Number(hosts, "N0"), Number(megabytes, "N0"),
                Number(parse.TotalSeconds, "0.00"), store.Name, Number(write.TotalSeconds, "0.00"),
                Number(first.Seconds, "0.00"), Number(hosts / first.Seconds, "N0"),
                Number(first.Seconds / (parse + write).TotalSeconds, "0.00"),
                Number(second.Seconds, "0.00"), Number(second.Seconds / parse.TotalSeconds, "0.00"), Number(third.Seconds, "0.00"),
                Number(first.PeakMegabytes, "0"), Number(second.PeakMegabytes, "0"));
        }
    }

    private static void Expect(long expected, long actual, string what)
    {
        if (expected != actual)
            throw new InvalidOperationException($"{actual} {what} instead of {expected}: the figures would mean nothing.");
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
