using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using QualysSimulator.Hosting;

namespace EndToEnd.Tests.Stage;

/// <summary>A Qualys platform in the process of the tests.</summary>
internal static class QualysPlatform
{
    /// <summary>The plugin remembers an account by its address, so no two platforms of one process may have the same.</summary>
    private static readonly ConcurrentDictionary<int, bool> UsedPorts = new();

    /// <summary>Starts a platform as its command line does, on a free port unless told otherwise.</summary>
    public static async Task<Simulator> StartAsync(params string[] arguments)
    {
        if (arguments.Contains("--port")) return await StartOnceAsync(arguments);
        while (true)
        {
            var simulator = await StartOnceAsync([.. arguments, "--port", "0"]);
            if (UsedPorts.TryAdd(simulator.Url.Port, true)) return simulator;
            await simulator.DisposeAsync();
        }
    }

    private static async Task<Simulator> StartOnceAsync(string[] arguments)
    {
        Simulator? started = null;
        var command = SimulatorCommand.Create(async (options, cancellationToken) =>
        {
            var app = SimulatorApp.Build(options);
            await app.StartAsync(cancellationToken);
            started = new Simulator(new Running(app), new Uri(app.Urls.Single()));
            return 0;
        });
        var exitCode = await command.Parse(arguments).InvokeAsync();
        return started ?? throw new InvalidOperationException($"The simulator refused its arguments with exit code {exitCode}.");
    }

    /// <summary>Ends as a killed process does: no answer is finished.</summary>
    private sealed class Running(WebApplication app) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await app.StopAsync(new CancellationToken(canceled: true));
            await app.DisposeAsync();
        }
    }
}
