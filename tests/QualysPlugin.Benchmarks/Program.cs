using System.CommandLine;
using QualysPlugin.Benchmarks;

var hosts = new Option<int[]>("--hosts")
{
    Description = "Sizes of the inventories to measure.",
    AllowMultipleArgumentsPerToken = true,
    DefaultValueFactory = _ => [10_000, 100_000, 1_000_000],
};
var scale = new Command("scale", "Whole imports on both stores beside their floor (a bare parse of the same bytes and a bare write of the same rows).") { hosts };
scale.SetAction((result, cancellationToken) => ScaleBenchmark.RunAsync(result.GetValue(hosts)!, cancellationToken));
var stages = new Command("stages", "Each stage of an import alone, with what it allocates.");
stages.SetAction(_ => StageBenchmark.Run());
var sizes = new Option<int[]>("--assets") { Description = "Sizes of the organization to measure.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [10_000, 1_000_000] };
var lists = new Command("lists", "What a page of each list of the screens costs, by the size of the organization.") { sizes };
lists.SetAction((result, cancellationToken) => ListBenchmark.RunAsync(result.GetValue(sizes)!, cancellationToken));
var root = new RootCommand("Measures the import. Without a command: everything, which takes some minutes.") { scale, stages, lists, OperatingSystemBenchmark.Command() };
root.SetAction(async (_, cancellationToken) =>
{
    var measured = await ScaleBenchmark.RunAsync([10_000, 100_000, 1_000_000], cancellationToken);
    return Math.Max(measured, StageBenchmark.Run());
});
return await root.Parse(args).InvokeAsync();
