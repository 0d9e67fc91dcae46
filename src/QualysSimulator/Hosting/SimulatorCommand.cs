using System.CommandLine;
using System.Globalization;
using QualysSimulator.Faults;
using QualysSimulator.Platform;

namespace QualysSimulator.Hosting;

/// <summary>The command line.</summary>
internal static class SimulatorCommand
{
    /// <summary>The arguments are invalid, or the port is in use.</summary>
    private const int RefusedExitCode = 2;

    public static RootCommand Create() => Create(RunAsync);

    /// <param name="run">What is done with the options; it returns the exit code.</param>
    public static RootCommand Create(Func<SimulatorOptions, CancellationToken, Task<int>> run)
    {
        var arguments = new SimulatorArguments();
        var root = new RootCommand(
            "A Qualys platform on 127.0.0.1: an inventory of any size generated from a seed, limits like the real ones, faults on demand.");
        arguments.AddTo(root);
        root.SetAction(async (result, cancellationToken) =>
        {
            var options = arguments.Read(result);
            return options.Faults.Contains("help") ? ListFaults() : await run(options, cancellationToken);
        });
        return root;
    }

    private static int ListFaults()
    {
        foreach (var fault in FaultCatalogue.All)
        {
            var usage = fault.Argument.Length == 0 ? fault.Name : $"{fault.Name}={fault.Argument}";
            Console.WriteLine($"{usage,-34} {fault.Meaning}");
        }

        return 0;
    }

    private static async Task<int> RunAsync(SimulatorOptions options, CancellationToken cancellationToken)
    {
        if (FindProblem(options) is { } problem)
            return await RefuseAsync(problem);
        try
        {
            await using var app = SimulatorApp.Build(options);
            await app.StartAsync(cancellationToken);
            Console.WriteLine($"Qualys simulator listening on {app.Urls.Single()}");
            if (options.ParentProcess is { } parent)
                _ = SimulatorApp.StopWithAsync(parent, app.Lifetime);
            await app.WaitForShutdownAsync(cancellationToken);
            return 0;
        }
        catch (FormatException exception)
        {
            return await RefuseAsync(exception.Message);
        }
        catch (IOException exception)
        {
            return await RefuseAsync($"Port {options.Port.ToString(CultureInfo.InvariantCulture)} cannot be used: {exception.Message}");
        }
    }

    private static string? FindProblem(SimulatorOptions options) =>
        options.Hosts is < 0 or > 16_000_000 ? "--hosts must be a number from 0 to 16,000,000."
        : options.Port is < 0 or > 65_535 ? "--port must be a number from 0 to 65,535."
        : options.Concurrency < 1 ? "--concurrency must be at least 1."
        : options.TokenLife <= TimeSpan.Zero ? "--token-life must be above 0."
        : options.Rate < 1 ? "--rate must be at least 1."
        : options.Reports is < 0 or > 10_000 ? "--reports must be a number from 0 to 10,000."
        : options.ReportMegabytes is < 0 or > 100_000 ? "--report-megabytes must be a number from 0 to 100,000."
        : options.Responses is not null && !Directory.Exists(options.Responses)
            ? $"--responses: there is no folder \"{options.Responses}\"."
        : null;

    private static async Task<int> RefuseAsync(string problem)
    {
        await Console.Error.WriteLineAsync(problem);
        return RefusedExitCode;
    }
}
