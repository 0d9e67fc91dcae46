using System.Globalization;
using Spectre.Console;

namespace QualysPlugin.Benchmarks;

/// <summary>First import, unchanged second run, and their floor, at several sizes in one run.</summary>
internal static class ScaleBenchmark
{
    public static async Task<int> RunAsync(IReadOnlyList<int> sizes, CancellationToken cancellationToken)
    {
        var table = new Table().AddColumns("hosts", "XML MB", "bare parse s", "bare insert s", "first import s", "hosts/s", "× floor", "second run s", "× parse", "peak MB 1st", "peak MB 2nd");
        foreach (var size in sizes)
        {
            var row = await MeasureAsync(size, cancellationToken);
            table.AddRow([.. row]);
        }

        // Wide enough for the table when the output goes to a file.
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 160);
        AnsiConsole.Write(table);
        Console.WriteLine("floor = bare parse + bare insert of the same hosts, in this run, one thread. The import's times are of its own process.");
        return 0;
    }

    private static async Task<IEnumerable<string>> MeasureAsync(int hosts, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        await using var qualys = await SimulatorProcess.StartAsync(hosts, cancellationToken);
        var pages = await qualys.DownloadAsync(folder.Path, cancellationToken);
        var megabytes = pages.Sum(page => new FileInfo(page).Length) / 1e6;
        var (parse, counted) = Floor.Parse(pages);
        if (counted != hosts)
            throw new InvalidOperationException($"The pages hold {counted} hosts instead of {hosts}.");
        var insert = Floor.Insert(pages, System.IO.Path.Combine(folder.Path, "floor.db"));
        var first = await ImportProcess.RunAsync(qualys.Url, folder.Path, cancellationToken);
        var second = await ImportProcess.RunAsync(qualys.Url, folder.Path, cancellationToken);
        if (first.Created != hosts || second.Unchanged != hosts)
            throw new InvalidOperationException($"Created {first.Created} and then unchanged {second.Unchanged} instead of {hosts}.");

        var floor = parse.TotalSeconds + insert.TotalSeconds;
        return
        [
            Number(hosts, "N0"), Number(megabytes, "N0"), Number(parse.TotalSeconds, "0.00"), Number(insert.TotalSeconds, "0.00"),
            Number(first.Seconds, "0.00"), Number(hosts / first.Seconds, "N0"), Number(first.Seconds / floor, "0.00"),
            Number(second.Seconds, "0.00"), Number(second.Seconds / parse.TotalSeconds, "0.00"),
            Number(first.PeakMegabytes, "0"), Number(second.PeakMegabytes, "0"),
        ];
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
