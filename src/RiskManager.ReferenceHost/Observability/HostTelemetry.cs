using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace RiskManager.ReferenceHost.Observability;

/// <summary>
/// Metrics for Prometheus at <c>/metrics</c>; metrics and traces by OTLP where the environment names a collector
/// (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>).
/// </summary>
internal static class HostTelemetry
{
    private const string CollectorVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddHostTelemetry(this IServiceCollection services)
    {
        var collected = !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(CollectorVariable));
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("riskmanager-reference-host"))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(RunTelemetry.Name, "Microsoft.AspNetCore.Hosting", "System.Runtime").AddPrometheusExporter();
                if (collected) metrics.AddOtlpExporter();
            })
            .WithTracing(traces =>
            {
                traces.AddSource(RunTelemetry.Name);
                if (collected) traces.AddOtlpExporter();
            });
    }
}
