using System.Globalization;
using QualysSimulator.Faults;
using QualysSimulator.Platform;

namespace QualysSimulator.Endpoints;

/// <summary><c>/simulator/…</c>: what a test looks at and changes while the simulator runs.</summary>
internal static class ControlEndpoints
{
    public static void Map(WebApplication app, QualysPlatform platform)
    {
        app.MapGet("/simulator/stats", () => Results.Json(new
        {
            calls = platform.Journal.Calls,
            byEndpoint = platform.Journal.ByEndpoint,
            byCode = platform.Journal.ByCode,
            running = platform.Limits.Running,
            highestRunning = platform.Limits.HighestRunning,
            openSessions = platform.Sessions.Count,
            latest = platform.Journal.Latest,
        }));
        app.MapPost("/simulator/faults", (string[] faults) =>
        {
            try
            {
                platform.Faults = FaultSet.Parse(faults);
                return Results.Ok();
            }
            catch (FormatException exception)
            {
                return Results.BadRequest(exception.Message);
            }
        });
        app.MapPost("/simulator/sessions/end", () => platform.Sessions.CloseAll());
        app.MapPost("/simulator/inventory", (InventoryChange change) =>
        {
            foreach (var id in change.Purge ?? [])
            {
                if (!platform.Inventory.Purge(long.Parse(id, CultureInfo.InvariantCulture)))
                    return Results.BadRequest($"There is no host {id}.");
            }

            platform.Inventory.Add(change.Add);
            foreach (var host in change.Change ?? [])
            {
                if (!platform.Inventory.Change(host.Id, before => before with { NetBios = host.NetBios ?? before.NetBios, Dns = host.Dns ?? before.Dns, Ip = host.Ip ?? before.Ip, OperatingSystem = host.Os ?? before.OperatingSystem, OperatingSystemCpe = host.Os is null ? before.OperatingSystemCpe : host.OsCpe }))
                    return Results.BadRequest($"There is no host {host.Id}.");
            }

            return Results.Ok();
        });
    }
}

/// <summary>A change of the inventory.</summary>
internal sealed record InventoryChange(string[]? Purge, long Add, HostChange[]? Change);

/// <summary>New values of a host; null leaves a value as it is, but a new operating system takes its CPE name along.</summary>
internal sealed record HostChange(long Id, string? NetBios, string? Dns, string? Ip, string? Os, string? OsCpe);
