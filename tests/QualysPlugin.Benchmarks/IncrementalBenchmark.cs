using System.Globalization;
using Spectre.Console;

namespace QualysPlugin.Benchmarks;

/// <summary>
/// What an incremental run costs beside a full one, where nothing and where one percent of the hosts changed since the day before.
/// Every run has to be complete and to count what changed, or there is no figure.
/// </summary>
internal static class IncrementalBenchmark
{
    private const int HoursPerDay = 24;

    public static async Task<int> RunAsync(IReadOnlyList<int> sizes, CancellationToken cancellationToken)
    {
        var table = new Table().AddColumns("hosts", "changed", "run", "calls", "hosts read", "s", "peak MB");
        foreach (var size in sizes)
            await MeasureAsync(size, table, cancellationToken);
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 120);
        AnsiConsole.Write(table);
        return 0;
    }

    private static async Task MeasureAsync(int hosts, Table table, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        await using var qualys = await Simulator.StartAsync("--hosts", $"{hosts}", "--rate", "1000000");
        var days = 0;
        await AddRowAsync("all", "full", 0, changes: false);
        await AddRowAsync("none", "full", 0, changes: false);
        await AddRowAsync("1 %", "full", hosts / 100, changes: true);
        await AddRowAsync("none", "incremental", 0, changes: false);
        await AddRowAsync("1 %", "incremental", hosts / 100, changes: true);

        async Task AddRowAsync(string changed, string kind, long updated, bool changes)
        {
            // Two days, so that the overlap does not bring the changes of the day before once more.
            days += 2;
            if (changes)
                await qualys.ChangeInventoryAsync(new { add = 0, changeEvery = 100, mark = $"-{days}" });
            await qualys.SetClockAsync(days * HoursPerDay);
            var before = await qualys.StatsAsync();
            var run = await ImportProcess.RunAsync(qualys.Url, folder.Path, cancellationToken, incremental: kind == "incremental");
            var after = await qualys.StatsAsync();
            if (run.Status != "Complete" || run.Kind != kind || run.Updated != updated)
                throw new InvalidOperationException(
                    $"The run was {run.Status}, {run.Kind}, and updated {run.Updated} assets instead of {updated}: "
                        + "the figures would mean nothing.");
            table.AddRow(Number(hosts), changed, run.Kind, Number((long)after["calls"]! - (long)before["calls"]!),
                Number((long)after["hostsDelivered"]! - (long)before["hostsDelivered"]!),
                run.Seconds.ToString("0.0", CultureInfo.InvariantCulture), Number((long)run.PeakMegabytes));
        }
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
