using System.Globalization;
using Spectre.Console;

namespace QualysPlugin.Benchmarks.Scale;

/// <summary>Collects the rounds and prints each figure as best – worst.</summary>
internal sealed class ScaleTable
{
    private const double MaxUnchanged = 2.0;
    private const double MaxUpdate = 1.5;
    private const double MaxPeakMegabytes = 200;

    private readonly List<(int Hosts, ScaleStore Store, ScaleRound Round)> _rounds = [];

    public void Add(int hosts, ScaleStore store, ScaleRound round) => _rounds.Add((hosts, store, round));

    public void Print()
    {
        var seconds = new Table().AddColumns(
            "hosts", "store", "fetch s", "bare parse s", "bare write s", "overlapped s", "first s", "with components s", "unchanged s",
            "1 % update s");
        var ratios = new Table().AddColumns(
            "hosts", "store", "first ÷ overlapped", "with components ÷ overlapped", "unchanged ÷ (fetch + parse)", "update ÷ unchanged",
            "peak MB", "first µs a host");
        foreach (var group in _rounds.GroupBy(row => (row.Hosts, row.Store.Name)))
        {
            var (hosts, store) = (group.Key.Hosts, group.First().Store);
            List<ScaleRound> rounds = [.. group.Select(row => row.Round)];
            seconds.AddRow(
                Count(hosts), store.Name, Spread(rounds, round => round.Fetch), Spread(rounds, round => round.Parse),
                Spread(rounds, round => round.Write), Spread(rounds, round => round.Overlapped),
                Spread(rounds, round => round.First.Seconds), Spread(rounds, round => round.WithComponents.Seconds),
                Spread(rounds, round => round.Unchanged.Seconds), Spread(rounds, round => round.Update.Seconds));
            ratios.AddRow(
                Count(hosts), store.Name, Spread(rounds, round => round.FirstRatio, store.MaxFirst),
                Spread(rounds, round => round.ComponentsRatio, store.MaxWithComponents),
                Spread(rounds, round => round.UnchangedRatio, MaxUnchanged), Spread(rounds, round => round.UpdateRatio, MaxUpdate),
                Spread(rounds, round => round.PeakMegabytes, MaxPeakMegabytes),
                Spread(rounds, round => round.First.Seconds * 1e6 / hosts));
        }

        // Wide enough for the tables when the output goes to a file.
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 200);
        AnsiConsole.Write(seconds);
        AnsiConsole.Write(ratios);
        Console.WriteLine(
            "Best – worst of the rounds; ≤ is the target, and ✗ marks a worst that misses it. Overlapped: fetch, parse and write of the "
            + "same hosts at the same time, into the host's own table. The import's seconds and megabytes are those of its own process; "
            + "simulator and database server run beside it, and beside the floors.");
    }

    private static string Spread(List<ScaleRound> rounds, Func<ScaleRound, double> figure, double? max = null)
    {
        var (best, worst) = (rounds.Min(figure), rounds.Max(figure));
        var text = rounds.Count == 1 ? Number(best) : $"{Number(best)} – {Number(worst)}";
        return max is null ? text : $"{text} (≤ {Number(max.Value)}){(worst > max ? " ✗" : "")}";
    }

    private static string Count(int hosts) => hosts.ToString("N0", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString(value >= 100 ? "0" : "0.00", CultureInfo.InvariantCulture);
}
