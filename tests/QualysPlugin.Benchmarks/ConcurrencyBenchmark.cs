using System.Globalization;
using Spectre.Console;

namespace QualysPlugin.Benchmarks;

/// <summary>
/// How long a first import from a slow Qualys takes with the calls that the account allows (R35), beside its floor: as many waves of
/// pages as that takes. A run that is not complete, or that was refused a call, gives no figure.
/// </summary>
internal static class ConcurrencyBenchmark
{
    private const int PageSize = 5_000;

    public static async Task<int> RunAsync(IReadOnlyList<int> limits, int hosts, double latency, CancellationToken cancellationToken)
    {
        var table = new Table().AddColumns("limit", "pages", "calls", "most at once", "refused", "floor s", "first import s", "peak MB");
        foreach (var limit in limits)
            table.AddRow(await MeasureAsync(limit, hosts, latency, cancellationToken));
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 120);
        AnsiConsole.Write(table);
        return 0;
    }

    private static async Task<string[]> MeasureAsync(int limit, int hosts, double latency, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var seconds = latency.ToString(CultureInfo.InvariantCulture);
        await using var qualys = await Simulator.StartAsync(
            "--hosts", $"{hosts}", "--rate", "1000000", "--concurrency", $"{limit}", "--page-latency", seconds);
        var run = await ImportProcess.RunAsync(qualys.Url, folder.Path, cancellationToken);
        var stats = await qualys.StatsAsync();
        var refused = (long?)stats["byCode"]!["1960"] ?? 0;
        if (run.Status != "Complete" || run.Created != hosts || refused > 0)
            throw new InvalidOperationException(
                $"The run was {run.Status}, created {run.Created} assets and was refused {refused} calls: the figures would mean nothing.");
        var pages = (hosts + PageSize - 1) / PageSize;
        var waves = (pages + limit - 1) / limit;
        return
        [
            $"{limit}", $"{pages}", $"{stats["calls"]}", $"{stats["highestRunning"]}", $"{refused}",
            (waves * latency).ToString("0.0", CultureInfo.InvariantCulture), run.Seconds.ToString("0.0", CultureInfo.InvariantCulture),
            run.PeakMegabytes.ToString("0", CultureInfo.InvariantCulture),
        ];
    }
}
