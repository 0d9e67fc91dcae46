using System.Globalization;
using QualysSimulator.Inventory;

namespace QualysSimulator.Reports;

/// <summary>
/// The facts of a host in a report: those of the host list, and for some hosts values that the host list omits.
/// Reports differ in the operating system that they found.
/// </summary>
internal static class ReportedFacts
{
    private const string NewOperatingSystem = "Windows Server 2022 Standard 64 bit Edition Version 21H2";
    private const string OldOperatingSystem = "Windows Server 2016 Standard 64 bit Edition Version 1607";

    public static SimulatedHost Of(SimulatedHost host, long seed, int report) => host with
    {
        Dns = Dns(host, seed),
        NetBios = NetBios(host, seed),
        OperatingSystem = host.OperatingSystem ?? (report == 0 ? NewOperatingSystem : OldOperatingSystem),
    };

    private static string? Dns(SimulatedHost host, long seed) =>
        host.Dns is null or "No registered hostname" && Noise.Percent(seed, host.Index, 20) < 50
            ? string.Create(CultureInfo.InvariantCulture, $"r{host.Index}.reported.example.test")
            : host.Dns;

    private static string? NetBios(SimulatedHost host, long seed) =>
        host.NetBios is null && Noise.Percent(seed, host.Index, 21) < 50
            ? string.Create(CultureInfo.InvariantCulture, $"REP{host.Index}")
            : host.NetBios;
}
