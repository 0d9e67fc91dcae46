using System.Globalization;
using QualysSimulator.Inventory;
using QualysSimulator.Platform;

namespace QualysSimulator.Endpoints;

/// <summary>Has machines come back under new host IDs, and says which.</summary>
internal static class MachineReturns
{
    /// <summary>One host that went, and the one that came.</summary>
    /// <param name="OldId">The ID that Qualys lists no more.</param>
    /// <param name="NewId">The new ID.</param>
    /// <param name="By">What still identifies the machine: <c>cloud</c>, <c>serial</c>, <c>names</c>, or <c>nothing</c>.</param>
    public sealed record Return(string OldId, string NewId, string By);

    public static IReadOnlyList<Return> Make(QualysPlatform platform, ComeBack wanted)
    {
        var now = platform.Time.GetUtcNow();
        return
        [
            .. Make(platform, MachineIds.Cloud, wanted.Cloud, "cloud", host => Renamed(host, now)),
            .. Make(platform, MachineIds.Hardware, wanted.Serial, "serial", host => Renamed(host, now)),
            .. Make(platform, MachineIds.Names, wanted.Names, "names", host => Scanned(host, now)),
            .. Make(
                platform, MachineIds.HardwareToo, wanted.LookAlikes, "nothing",
                host => Scanned(host, now) with { Machine = MachineIds.LookAlikeOf(host.Machine!.Value) }),
        ];
    }

    private static IEnumerable<Return> Make(
        QualysPlatform platform, int kind, int count, string by, Func<SimulatedHost, SimulatedHost> change) =>
        platform.Inventory.Initial.Where(host => MachineIds.KindOf(host.Index) == kind && HasOwnNames(host)).Take(count).ToList()
            .Select(host => platform.Inventory.ComeBack(host.Index, change))
            .Select(ids => new Return(Text(ids.OldId), Text(ids.NewId), by));

    /// <summary>Whether both names are there and nobody else has one of them.</summary>
    private static bool HasOwnNames(SimulatedHost host)
    {
        var number = Text(host.Index);
        return host.InstanceId is null
            && host.NetBios?.EndsWith(number, StringComparison.Ordinal) == true && host.Index >= 10
            && host.Dns?.StartsWith($"h{number}.", StringComparison.OrdinalIgnoreCase) == true;
    }

    private static SimulatedHost Renamed(SimulatedHost host, DateTimeOffset now) => Scanned(host, now) with
    {
        NetBios = $"RENAMED{Text(host.Index)}", Dns = $"renamed{Text(host.Index)}.example.test",
    };

    private static SimulatedHost Scanned(SimulatedHost host, DateTimeOffset now) => host with { Processed = now, Scanned = now };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
