using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RiskManager.ReferenceHost.Access;

namespace RiskManager.ReferenceHost.Health;

/// <summary>
/// <c>/health</c>: 200 or 503, with details for those who are signed in. <c>/health/ready</c>: the same of what a request needs, for load
/// balancers. <c>/health/live</c>: 200 as long as the process answers, whatever it depends on. <c>/metrics</c> for Prometheus: for callers
/// on this machine, and for those who are signed in. Behind a proxy every caller may come from this machine, so only the latter.
/// </summary>
internal static class OperationsEndpoints
{
    private const string Ready = "ready";

    public static void AddHostHealth(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<DatabaseHealth>("database", tags: [Ready])
        .AddCheck<SchemaHealth>("schema", tags: [Ready])
        .AddCheck<PluginHealth>("plugins", tags: [Ready])
        .AddCheck<SchedulerHealth>("scheduler");

    public static void MapOperations(this IEndpointRouteBuilder site)
    {
        Map(site, SiteGuards.HealthPath, _ => true);
        Map(site, $"{SiteGuards.HealthPath}/ready", check => check.Tags.Contains(Ready));
        Map(site, $"{SiteGuards.HealthPath}/live", _ => false);
        site.MapPrometheusScrapingEndpoint("/metrics")
            .RequireAuthorization(new AuthorizationPolicyBuilder().RequireAssertion(MayScrape).Build());
    }

    private static void Map(IEndpointRouteBuilder site, string path, Func<HealthCheckRegistration, bool> which) =>
        site.MapHealthChecks(path, new HealthCheckOptions { Predicate = which, ResponseWriter = WriteAsync }).AllowAnonymous();

    private static bool MayScrape(AuthorizationHandlerContext context) =>
        context.User.Identity is { IsAuthenticated: true }
        || (context.Resource is HttpContext { Connection.RemoteIpAddress: { } address } request
            && IPAddress.IsLoopback(address) && !request.RequestServices.GetRequiredService<SiteAddress>().BehindProxy);

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var detailed = context.User.Identity is { IsAuthenticated: true };
        return context.Response.WriteAsJsonAsync(new
        {
            status = report.Status.ToString(),
            checks = report.Entries.ToDictionary(
                entry => entry.Key,
                entry => new { status = entry.Value.Status.ToString(), description = detailed ? entry.Value.Description : null }),
        });
    }
}
