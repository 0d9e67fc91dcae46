using System.Globalization;
using QualysSimulator.Faults;
using QualysSimulator.Inventory;
using QualysSimulator.Platform;

namespace QualysSimulator.Endpoints;

/// <summary>Serves <c>/simulator/…</c>: tests read statistics and change the platform here while it runs.</summary>
internal static class ControlEndpoints
{
    public static void Map(WebApplication app, QualysPlatform platform)
    {
        app.MapGet("/simulator/stats", () => Results.Json(new
        {
            calls = platform.Journal.Calls,
            hostsDelivered = platform.HostsDelivered,
            byEndpoint = platform.Journal.ByEndpoint,
            byCode = platform.Journal.ByCode,
            running = platform.Limits.Running,
            highestRunning = platform.Limits.MaxRunning,
            openSessions = platform.Sessions.Count,
            tokensIssued = platform.Tokens.Issued,
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
        app.MapPost("/simulator/inventory", (InventoryChange change) => ChangeInventory(platform, change));
        app.MapPost("/simulator/returns", (ComeBack wanted) => Results.Json(MachineReturns.Make(platform, wanted)));
        app.MapPost("/simulator/clock", (ClockChange change) => { platform.Time.Offset = TimeSpan.FromHours(change.AheadHours); });
    }

    private static IResult ChangeInventory(QualysPlatform platform, InventoryChange change)
    {
        foreach (var id in change.Purge ?? [])
        {
            if (!platform.Inventory.Purge(long.Parse(id, CultureInfo.InvariantCulture)))
                return Results.BadRequest($"There is no host {id}.");
        }

        platform.Inventory.Add(change.Add);
        foreach (var host in change.Change ?? [])
        {
            if (!platform.Inventory.Change(host.Id, before => Changed(before, host, platform.Time.GetUtcNow())))
                return Results.BadRequest($"There is no host {host.Id}.");
        }

        if (change.ChangeEvery is { } nth and > 0)
        {
            platform.Inventory.ChangeEvery(
                nth,
                before => before with { NetBios = $"CHANGED{before.Index}{change.Mark}", Processed = platform.Time.GetUtcNow() });
        }

        return Results.Ok();
    }

    private static SimulatedHost Changed(SimulatedHost before, HostChange change, DateTimeOffset now) => before with
    {
        NetBios = change.NetBios ?? before.NetBios,
        Dns = change.Dns ?? before.Dns,
        Ip = change.Ip ?? before.Ip,
        OperatingSystem = change.Os ?? before.OperatingSystem,
        OperatingSystemCpe = change.Os is null ? before.OperatingSystemCpe : change.OsCpe,
        Tags = change.Tags ?? before.Tags,
        Processed = change.Silently ? before.Processed : now,
    };
}
