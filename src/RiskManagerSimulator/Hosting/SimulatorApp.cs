using System.Diagnostics;
using System.Net;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using RiskManagerSimulator.Control;
using RiskManagerSimulator.Endpoints;
using RiskManagerSimulator.Pages;
using RiskManagerSimulator.Platform;
using RiskManagerSimulator.Routing;

namespace RiskManagerSimulator.Hosting;

/// <summary>The web application; it listens on loopback only.</summary>
internal static class SimulatorApp
{
    /// <summary>Makes a platform and the application that serves it.</summary>
    /// <exception cref="FormatException">A fault, an assumption or an attribute is invalid.</exception>
    public static WebApplication Build(SimulatorOptions options) => Build(new RiskManagerPlatform(options, new OffsetTimeProvider()));

    /// <summary>Makes the application that serves a platform.</summary>
    public static WebApplication Build(RiskManagerPlatform platform)
    {
        var options = platform.Options;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port, listen => UseCertificate(listen, options));
        });
        if (options.CertificateFile is not null)
            builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Services.AddRoutingCore();
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.RespectNullableAnnotations = true;
            json.SerializerOptions.RespectRequiredConstructorParameters = true;
            json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        });
        builder.Logging.SetMinimumLevel(LogLevel.Error).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        var app = builder.Build();
        ControlEndpoints.AcceptAnyContentType(app);
        app.UseRouting();
        ControlEndpoints.Map(app, platform);
        PageEndpoints.Map(app, platform);
        var gate = new ApiGate(platform, new ApiRoutes(
        [
            .. new TokenEndpoint(platform).Routes,
            .. new InfoEndpoint(platform).Routes,
            .. new ComponentEndpoints(platform).Routes,
            .. new AssetEndpoints(platform).Routes,
            .. new PerimeterEndpoints(platform).Routes,
            .. new PeopleEndpoints(platform).Routes,
            .. new KnowledgeBaseEndpoints(platform).Routes,
        ]));
        app.MapFallback("{**path}", gate.ServeAsync);
        return app;
    }

    /// <summary>Stops the simulator when its parent process ends, so that a killed test or demo leaves no process behind.</summary>
    public static async Task StopWithAsync(int parentProcess, IHostApplicationLifetime lifetime)
    {
        try
        {
            using var parent = Process.GetProcessById(parentProcess);
            await parent.WaitForExitAsync(lifetime.ApplicationStopping);
        }
        catch (ArgumentException)
        {
            // The parent has already ended.
        }
        catch (OperationCanceledException)
        {
            return;
        }

        lifetime.StopApplication();
    }

    private static void UseCertificate(ListenOptions listen, SimulatorOptions options)
    {
        if (options.CertificateFile is not null)
            listen.UseHttps(options.CertificateFile, options.CertificatePassword);
    }
}
