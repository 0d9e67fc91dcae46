using System.CommandLine;
using QualysPlugin.Benchmarks;

var hosts = new Option<int[]>("--hosts")
{
    Description = "Sizes of the inventories to measure.",
    AllowMultipleArgumentsPerToken = true,
    DefaultValueFactory = _ => [10_000, 50_000, 200_000],
};
var root = new RootCommand("Measures the import beside its floor (a bare parse of the same bytes and a bare insert of the same rows) and prints a table.") { hosts };
root.SetAction(async (result, cancellationToken) => await ScaleBenchmark.RunAsync(result.GetValue(hosts)!, cancellationToken));

var nodesHosts = new Option<int>("--hosts") { Description = "Size of the inventory.", DefaultValueFactory = _ => 60_000 };
var latency = new Option<double>("--page-latency") { Description = "Seconds that Qualys takes for a page of 1,000 hosts.", DefaultValueFactory = _ => 2 };
var nodes = new Command("nodes", "Compares three nodes, one of them killed twice, with one, where Qualys is slow.") { nodesHosts, latency };
nodes.SetAction(async (result, cancellationToken) => await NodesBenchmark.RunAsync(result.GetValue(nodesHosts), result.GetValue(latency), cancellationToken));
root.Subcommands.Add(nodes);
return await root.Parse(args).InvokeAsync();
