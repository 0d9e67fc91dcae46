using System.Globalization;
using QualysSimulator.Faults;
using QualysSimulator.Inventory;
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
            hostsDelivered = platform.HostsDelivered,
            byEndpoint = platform.Journal.ByEndpoint,
            byCode = platform.Journal.ByCode,
            running = platform.Limits.Running,
            highestRunning = platform.Limits.MaxRunning,
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
                if (!platform.Inventory.Change(host.Id, before => Changed(before, host, platform.Time.GetUtcNow())))
                    return Results.BadRequest($"There is no host {host.Id}.");
            }

            if (change.ChangeEvery is { } nth and > 0)
                platform.Inventory.ChangeEvery(nth, before => before with { NetBios = $"CHANGED{before.Index}{change.Mark}", Processed = platform.Time.GetUtcNow() });
            return Results.Ok();
        });
        app.MapPost("/simulator/clock", (ClockChange change) => { platform.Time.Offset = TimeSpan.FromHours(change.AheadHours); });
    }

    private static SimulatedHost Changed(SimulatedHost before, HostChange change, DateTimeOffset now) => before with
    {
        NetBios = change.NetBios ?? before.NetBios,
        Dns = change.Dns ?? before.Dns,
        Ip = change.Ip ?? before.Ip,
        OperatingSystem = change.Os ?? before.OperatingSystem,
        OperatingSystemCpe = change.Os is null ? before.OperatingSystemCpe : change.OsCpe,
        Processed = change.Silently ? before.Processed : now,
    };
}

/// <summary>A change of the inventory.</summary>
/// <param name="Purge">The IDs of hosts that go.</param>
/// <param name="Add">How many hosts come, of which no scan was processed yet.</param>
/// <param name="Change">New values of single hosts.</param>
/// <param name="ChangeEvery">Every so many hosts get another NetBIOS name and are processed now.</param>
/// <param name="Mark">The end of that name; empty when null.</param>
internal sealed record InventoryChange(string[]? Purge, long Add, HostChange[]? Change, long? ChangeEvery, string? Mark);

/// <summary>New values of a host; null leaves a value as it is, but a new operating system takes its CPE name along.</summary>
/// <param name="Id">The host.</param>
/// <param name="NetBios">Its NetBIOS name.</param>
/// <param name="Dns">Its DNS name.</param>
/// <param name="Ip">Its address.</param>
/// <param name="Os">Its operating system.</param>
/// <param name="OsCpe">The CPE name of that.</param>
/// <param name="Silently">Whether no scan was processed: the change shows in the host list, but not as one of a processed host.</param>
internal sealed record HostChange(long Id, string? NetBios, string? Dns, string? Ip, string? Os, string? OsCpe, bool Silently);

/// <summary>Moves the platform's clock.</summary>
/// <param name="AheadHours">How far it is ahead of this machine's; negative: behind it.</param>
internal sealed record ClockChange(double AheadHours);
