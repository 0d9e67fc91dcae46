using System.Globalization;
using Spectre.Console;

namespace QualysPlugin.Benchmarks;

/// <summary>
/// What looking for findings costs a run that finds none: unchanged runs with and without the look at scan dates, in turns, so that a
/// machine that is busy slows both. Every run has to be complete, or there is no figure.
/// </summary>
internal static class FindingBenchmark
{
    private const int Without = 0;
    private const int With = 30;

    public static async Task<int> RunAsync(IReadOnlyList<int> sizes, int pairs, CancellationToken cancellationToken)
    {
        var table = new Table().AddColumns("hosts", "runs", "without s (median)", "with s (median)", "difference");
        foreach (var size in sizes)
            await MeasureAsync(size, pairs, table, cancellationToken);
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 120);
        AnsiConsole.Write(table);
        return 0;
    }

    private static async Task MeasureAsync(int hosts, int pairs, Table table, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        await using var qualys = await Simulator.StartAsync(
            "--hosts", $"{hosts}", "--rate", "1000000", "--fault", "machine-ids", "--fault", "all-scanned");
        await RunAsync(With);
        var (without, with) = (new List<double>(), new List<double>());
        for (var pair = 0; pair < pairs; pair++)
        {
            without.Add(await RunAsync(Without));
            with.Add(await RunAsync(With));
        }

        var (plain, looking) = (Median(without), Median(with));
        table.AddRow(
            hosts.ToString("N0", CultureInfo.InvariantCulture), $"2 × {pairs}", Seconds(plain), Seconds(looking),
            ((looking - plain) / plain).ToString("+0.0 %;-0.0 %", CultureInfo.InvariantCulture));

        async Task<double> RunAsync(int staleAfterDays)
        {
            Directory.CreateDirectory(folder.Path);
            await File.WriteAllTextAsync(Path.Combine(folder.Path, "web.config"), $"""
                <configuration><appSettings><add key="Qualys.StaleAfterDays" value="{staleAfterDays}" /></appSettings></configuration>
                """, cancellationToken);
            var run = await ImportProcess.RunAsync(qualys.Url, folder.Path, cancellationToken);
            return run.Status == "Complete"
                ? run.Seconds
                : throw new InvalidOperationException($"The run was {run.Status}: the figures would mean nothing.");
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static string Seconds(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
