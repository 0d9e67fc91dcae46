using System.Globalization;
using QualysPlugin.HostTests.Stage;
using RiskManager.ClusterTests.Stage;
using RiskManager.Postgres;
using RiskManager.ReferenceHost.Runs;
using Spectre.Console;

namespace QualysPlugin.Benchmarks;

/// <summary>
/// The same import where Qualys is slow: by one node, and by three of which one is killed twice, on PostgreSQL. Every host has to
/// be there once, or there is no figure.
/// </summary>
internal static class NodesBenchmark
{
    private const int LongestRunSeconds = 1_800;

    public static async Task<int> RunAsync(int hosts, double pageLatency, CancellationToken cancellationToken)
    {
        await using var server = await PostgresCluster.StartAsync();
        var one = await MeasureAsync(server, hosts, pageLatency, 1, kills: 0);
        cancellationToken.ThrowIfCancellationRequested();
        var three = await MeasureAsync(server, hosts, pageLatency, 3, kills: 2);
        var table = new Table().AddColumns("nodes", "killed", "hosts", "s a page", "wall s", "calls", "most at once");
        table.AddRow("1", "0", Text(hosts), Text(pageLatency), Text(one.Seconds), Text(one.Calls), Text(one.MostAtOnce));
        table.AddRow("3", "2", Text(hosts), Text(pageLatency), Text(three.Seconds), Text(three.Calls), Text(three.MostAtOnce));
        AnsiConsole.Write(table);
        Console.WriteLine($"Three nodes, one killed twice, took {three.Seconds / one.Seconds:0.00} of the time of one.");
        return 0;
    }

    private static async Task<Measured> MeasureAsync(PostgresCluster server, int hosts, double pageLatency, int nodes, int kills)
    {
        await using var qualys = await Simulator.StartAsync(
            "--hosts", $"{hosts}", "--page-latency", Text(pageLatency), "--concurrency", "4", "--rate", "1000000");
        await using var cluster = await ClusterStage.CreateAsync(
            await server.CreateDatabaseAsync(), ("RiskManager.PartitionRecords", "2000"), ("Qualys.PageSize", "1000"), ("Qualys.ReportWindowDays", "0"));
        var task = await cluster.ConfigureAsync(qualys, ("CreateComponents", false));
        await cluster.StartNodesAsync(nodes);
        await cluster.PlanNowAsync(task);
        await ClusterStage.UntilAsync("the run has begun", async () => (await cluster.RunsAsync()).Count > 0);
        var began = (await cluster.RunsAsync())[0].StartedAt;
        for (var killed = 0; killed < kills; killed++)
        {
            await ClusterStage.UntilAsync("all nodes work", async () => (await cluster.WorkersAsync()).Count == nodes);
            await cluster.RestartAsync(killed == 0 ? await cluster.WatcherAsync() : cluster.Nodes[^1]);
        }

        var run = await cluster.EndAsync(RunStatusNames.Complete, LongestRunSeconds);
        var created = run.Result.Counts.Created;
        if (created != hosts) throw new InvalidOperationException($"{created} of {hosts} hosts were created.");
        var stats = await qualys.StatsAsync();
        return new Measured((run.EndedAt!.Value - began).TotalSeconds, (int)stats["calls"]!, (int)stats["highestRunning"]!);
    }

    private static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>What one import took.</summary>
    private sealed record Measured(double Seconds, int Calls, int MostAtOnce);
}
