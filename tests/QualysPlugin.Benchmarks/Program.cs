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

var reportHosts = new Option<int>("--hosts") { Description = "Hosts in each report.", DefaultValueFactory = _ => 100_000 };
var megabytes = new Option<int>("--megabytes") { Description = "The size of each report.", DefaultValueFactory = _ => 100 };
var reports = new Command("reports", "Measures the enrichment from 20 reports beside a bare parse of the same bytes.") { reportHosts, megabytes };
reports.SetAction((result, cancellationToken) => ReportBenchmark.RunAsync(result.GetValue(reportHosts), result.GetValue(megabytes), cancellationToken));
root.Add(reports);
return await root.Parse(args).InvokeAsync();
