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

var sizes = new Option<int[]>("--assets") { Description = "Sizes of the organization to measure.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [10_000, 1_000_000] };
var lists = new Command("lists", "Measures what a page of each list of the screens costs, by the size of the organization.") { sizes };
lists.SetAction(async (result, cancellationToken) => await ListBenchmark.RunAsync(result.GetValue(sizes)!, cancellationToken));
root.Subcommands.Add(lists);
return await root.Parse(args).InvokeAsync();
