using System.CommandLine;

namespace QualysPlugin.Benchmarks.Scale;

/// <summary>The command and its options.</summary>
internal static class ScaleCommand
{
    /// <summary>The sizes that are measured unless others are given.</summary>
    public static readonly int[] Sizes = [10_000, 100_000, 1_000_000];

    public const int DefaultRounds = 3;

    public static readonly TimeSpan DefaultLimit = TimeSpan.FromMinutes(40);

    public static Command Create()
    {
        var hosts = new Option<int[]>("--hosts")
        {
            Description = "Sizes of the inventories to measure.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => Sizes,
        };
        var rounds = new Option<int>("--rounds") { Description = "Runs of each kind.", DefaultValueFactory = _ => DefaultRounds };
        var minutes = new Option<int>("--minutes")
        {
            Description = "What is measured after so many minutes is printed, and the command ends.",
            DefaultValueFactory = _ => (int)DefaultLimit.TotalMinutes,
        };
        var command = new Command(
            "scale",
            "Whole imports on both stores beside their floors: fetch, bare parse, bare write of the same rows, and all three at once.")
        {
            hosts, rounds, minutes,
        };
        command.SetAction((result, cancellationToken) => ScaleBenchmark.RunAsync(
            result.GetValue(hosts)!, result.GetValue(rounds), TimeSpan.FromMinutes(result.GetValue(minutes)), cancellationToken));
        return command;
    }
}
