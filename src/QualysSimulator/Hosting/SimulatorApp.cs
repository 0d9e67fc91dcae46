using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using QualysSimulator.Endpoints;
using QualysSimulator.Platform;

namespace QualysSimulator.Hosting;

/// <summary>The web application; it listens on loopback only.</summary>
internal static class SimulatorApp
{
    public static WebApplication Build(SimulatorOptions options)
    {
        var platform = new QualysPlatform(options, new OffsetTimeProvider { Offset = options.ClockAhead });
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 100_000_000;
            kestrel.Listen(IPAddress.Loopback, options.Port, listen => UseCertificate(listen, options));
        });
        if (options.CertificateFile is not null)
            builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        app.UseRouting();
        var gate = new ApiGate(platform);
        HostListEndpoint.Map(app, platform, gate);
        AssetGroupEndpoint.Map(app, platform, gate);
        ReportEndpoint.Map(app, platform, gate);
        SignInEndpoints.Map(app, platform, gate);
        GatewayEndpoints.Map(app, platform);
        ControlEndpoints.Map(app, platform);
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
