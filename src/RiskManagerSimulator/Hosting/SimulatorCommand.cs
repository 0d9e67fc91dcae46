using System.CommandLine;
using System.Globalization;
using RiskManagerSimulator.Platform;
using RiskManagerSimulator.Routing;
using RiskManagerSimulator.Switches;

namespace RiskManagerSimulator.Hosting;

/// <summary>The command line.</summary>
internal static class SimulatorCommand
{
    /// <summary>The arguments are invalid, or the port is in use.</summary>
    private const int RefusedExitCode = 2;

    private const int MaxAssets = 1_000_000;

    public static RootCommand Create() => Create(RunAsync);

    /// <param name="run">What is done with the options; it returns the exit code.</param>
    public static RootCommand Create(Func<SimulatorOptions, CancellationToken, Task<int>> run)
    {
        var arguments = new SimulatorArguments();
        var root = new RootCommand(
            "Risk Manager's documented REST API on 127.0.0.1: strict where the documentation is, other assumptions and faults by switch.");
        arguments.AddTo(root);
        root.SetAction(async (result, cancellationToken) =>
        {
            var options = arguments.Read(result);
            return options.Faults.Contains("help") ? List(FaultCatalogue.Instance)
                : options.Assumptions.Contains("help") ? List(AssumptionCatalogue.Instance)
                : await run(options, cancellationToken);
        });
        return root;
    }

    private static int List(SwitchCatalogue catalogue)
    {
        Console.WriteLine(catalogue.Describe());
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
            Console.WriteLine(
                $"Client ID: {options.ClientId}\nClient secret: {options.ClientSecret}\n"
                + $"Risk Manager simulator listening on {app.Urls.Single()}{ApiRoutes.Base}");
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
        options.Assets is < 0 or > MaxAssets ? "--assets must be a number from 0 to 1,000,000."
        : options.Port is < 0 or > 65_535 ? "--port must be a number from 0 to 65,535."
        : options.Latency < TimeSpan.Zero || options.Latency > TimeSpan.FromHours(1) ? "--latency must be a number from 0 to 3,600."
        : null;

    private static async Task<int> RefuseAsync(string problem)
    {
        await Console.Error.WriteLineAsync(problem);
        return RefusedExitCode;
    }
}
