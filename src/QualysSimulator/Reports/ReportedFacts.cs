using System.Globalization;
using QualysSimulator.Inventory;

namespace QualysSimulator.Reports;

/// <summary>What a report knows of a host: what the host list knows, and of some hosts what it leaves out. Reports differ in the operating system that they found.</summary>
internal static class ReportedFacts
{
    public static SimulatedHost Of(SimulatedHost host, long seed, int report) => host with
    {
        Dns = host.Dns is null or "No registered hostname" && Noise.Percent(seed, host.Index, 20) < 50 ? string.Create(CultureInfo.InvariantCulture, $"r{host.Index}.reported.example.test") : host.Dns,
        NetBios = host.NetBios is null && Noise.Percent(seed, host.Index, 21) < 50 ? string.Create(CultureInfo.InvariantCulture, $"REP{host.Index}") : host.NetBios,
        OperatingSystem = host.OperatingSystem ?? (report == 0 ? "Windows Server 2022 Standard 64 bit Edition Version 21H2" : "Windows Server 2016 Standard 64 bit Edition Version 1607"),
    };
}
