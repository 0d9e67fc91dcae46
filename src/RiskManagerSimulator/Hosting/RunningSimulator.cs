using RiskManagerSimulator.Platform;
using RiskManagerSimulator.Routing;

namespace RiskManagerSimulator.Hosting;

/// <summary>A simulator that runs in this process; disposing ends it as a killed process would: no reply is finished.</summary>
internal sealed class RunningSimulator : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningSimulator(WebApplication app, RiskManagerPlatform platform)
    {
        _app = app;
        Platform = platform;
    }

    /// <summary>The state, to look at and to change.</summary>
    public RiskManagerPlatform Platform { get; }

    /// <summary>What clients take as the address of Risk Manager, such as <c>http://127.0.0.1:9200/RM</c>.</summary>
    public Uri Url => new(_app.Urls.Single() + ApiRoutes.Base);

    /// <summary>Starts a new platform. Port 0 takes any free port.</summary>
    public static Task<RunningSimulator> StartAsync(SimulatorOptions options, CancellationToken cancellationToken = default) =>
        StartAsync(new RiskManagerPlatform(options, new OffsetTimeProvider()), cancellationToken);

    /// <summary>Starts a platform, also one that was served before: everything is still there.</summary>
    public static async Task<RunningSimulator> StartAsync(RiskManagerPlatform platform, CancellationToken cancellationToken = default)
    {
        var app = SimulatorApp.Build(platform);
        await app.StartAsync(cancellationToken);
        return new RunningSimulator(app, platform);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }
}
