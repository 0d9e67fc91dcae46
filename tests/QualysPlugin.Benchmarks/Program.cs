using System.CommandLine;
using QualysPlugin.Benchmarks;
using QualysPlugin.Benchmarks.Scale;

var reportHosts = new Option<int>("--hosts") { Description = "Hosts in each report.", DefaultValueFactory = _ => 100_000 };
var megabytes = new Option<int>("--megabytes") { Description = "The size of each report.", DefaultValueFactory = _ => 100 };
var reports = new Command("reports", "Measures the enrichment from 20 reports beside a bare parse of the same bytes.")
{
    reportHosts, megabytes,
};
reports.SetAction((result, cancellationToken) =>
    ReportBenchmark.RunAsync(result.GetValue(reportHosts), result.GetValue(megabytes), cancellationToken));
var stages = new Command("stages", "Each stage of an import alone, with what it allocates.");
stages.SetAction(_ => StageBenchmark.Run());
var sizes = new Option<int[]>("--assets")
{
    Description = "Sizes of the organization to measure.",
    AllowMultipleArgumentsPerToken = true,
    DefaultValueFactory = _ => [10_000, 1_000_000],
};
var lists = new Command("lists", "What a page of each list of the screens costs, by the size of the organization.") { sizes };
lists.SetAction((result, cancellationToken) => ListBenchmark.RunAsync(result.GetValue(sizes)!, cancellationToken));
var pageSizes = new Option<int[]>("--assets")
{
    Description = "Sizes of the organization to measure.",
    AllowMultipleArgumentsPerToken = true,
    DefaultValueFactory = _ => [10_000, 1_000_000],
};
var listPage = new Command("list-page", "A page of the list of assets with its exact count, by the size, on both stores, as a ratio.")
{
    pageSizes,
};
listPage.SetAction((result, cancellationToken) => ListPageBenchmark.RunAsync(result.GetValue(pageSizes)!, cancellationToken));
var listed = new Option<int>("--assets") { Description = "The size of the organization.", DefaultValueFactory = _ => 1_000_000 };
var listFiles = new Command("list-files", "What the download of the whole organization as CSV and XLSX costs.") { listed };
listFiles.SetAction((result, cancellationToken) => ListFileBenchmark.RunAsync(result.GetValue(listed), cancellationToken));
var incrementalHosts = new Option<int[]>("--hosts")
{
    Description = "Sizes of the inventories to measure.",
    AllowMultipleArgumentsPerToken = true,
    DefaultValueFactory = _ => [100_000],
};
var incremental = new Command("incremental", "Compares incremental runs with full ones, where nothing and where one percent changed.")
{
    incrementalHosts,
};
incremental.SetAction((result, cancellationToken) => IncrementalBenchmark.RunAsync(result.GetValue(incrementalHosts)!, cancellationToken));
var findingHosts = new Option<int[]>("--hosts")
{
    Description = "Sizes of the inventories to measure.",
    AllowMultipleArgumentsPerToken = true,
    DefaultValueFactory = _ => [100_000],
};
var findingPairs = new Option<int>("--pairs") { Description = "Runs with and without.", DefaultValueFactory = _ => 5 };
var findings = new Command("findings", "What looking for findings costs a run that finds none.") { findingHosts, findingPairs };
findings.SetAction((result, cancellationToken) =>
    FindingBenchmark.RunAsync(result.GetValue(findingHosts)!, result.GetValue(findingPairs), cancellationToken));
var limits = new Option<int[]>("--limits")
{
    Description = "Calls that the account allows at the same time.",
    AllowMultipleArgumentsPerToken = true,
    DefaultValueFactory = _ => [5, 2, 1],
};
var concurrencyHosts = new Option<int>("--hosts") { Description = "The size of the inventory.", DefaultValueFactory = _ => 50_000 };
var latency = new Option<double>("--page-latency")
{
    Description = "Seconds before the first byte of a page.",
    DefaultValueFactory = _ => 2,
};
var concurrency = new Command("concurrency", "How a slow Qualys is read with the calls that the account allows.")
{
    limits, concurrencyHosts, latency,
};
concurrency.SetAction((result, cancellationToken) =>
    ConcurrencyBenchmark.RunAsync(
        result.GetValue(limits)!, result.GetValue(concurrencyHosts), result.GetValue(latency), cancellationToken));
var platformHosts = new Option<int>("--hosts") { Description = "The size of the inventory.", DefaultValueFactory = _ => 20_000 };
var platformLatency = new Option<double>("--latency")
{
    Description = "Seconds before a call is carried out.",
    DefaultValueFactory = _ => 0.02,
};
var platformCalls = new Option<int>("--concurrency") { Description = "Calls at a time.", DefaultValueFactory = _ => 4 };
var platform = new Command("platform", "What imports into a Risk Manager behind its REST API cost: calls, time, memory.")
{
    platformHosts, platformLatency, platformCalls,
};
platform.SetAction((result, cancellationToken) => PlatformBenchmark.RunAsync(
    result.GetValue(platformHosts), result.GetValue(platformLatency), result.GetValue(platformCalls), cancellationToken));
var backupHosts = new Option<int>("--hosts") { Description = "The size of the inventory.", DefaultValueFactory = _ => 1_000_000 };
var backup = new Command("backup", "What backup and restore cost on both stores: time, size, memory.") { backupHosts };
backup.SetAction((result, cancellationToken) => BackupBenchmark.RunAsync(result.GetValue(backupHosts), cancellationToken));
var root = new RootCommand("Measures the import. Without a command: scale and stages, which takes some minutes.")
{
    ScaleCommand.Create(), stages, reports, lists, listPage, listFiles, incremental, findings, concurrency, platform, backup,
    OperatingSystemBenchmark.Command(),
};
root.SetAction(async (_, cancellationToken) =>
{
    var measured = await ScaleBenchmark.RunAsync(
        ScaleCommand.Sizes, ScaleCommand.DefaultRounds, ScaleCommand.DefaultLimit, cancellationToken);
    return Math.Max(measured, StageBenchmark.Run());
});
return await root.Parse(args).InvokeAsync();
