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
root.Subcommands.Add(OperatingSystemBenchmark.Command());
return await root.Parse(args).InvokeAsync();
