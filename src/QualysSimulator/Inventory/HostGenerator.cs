using System.Globalization;

namespace QualysSimulator.Inventory;

/// <summary>
/// Generates the host of an index from a seed: the same host every time, with the oddities of real inventories. Nothing is stored.
/// </summary>
internal sealed class HostGenerator(long seed, DateTimeOffset started)
{
    /// <summary>IPv4 addresses are a permutation of 10.0.0.0/8, so they are unique up to 16,777,216 hosts.</summary>
    private const long AddressSpace = 1 << 24;
    private const long AddressFactor = 6_364_137;

    private static readonly string[] Roles =
        ["SRV", "APP", "WEB", "DB", "DC", "LAPTOP", "DESKTOP", "PRINT", "FILE", "MAIL", "SÃO", "R&D", "MÜNCHEN"];

    private static readonly string[] Sites = ["rio", "nyc", "ber", "sgp", "lon"];

    public SimulatedHost Create(long index)
    {
        var (name, cpe, isWindows) = OperatingSystems.Choose(Noise.Of(seed, index, 1));
        var ip = Address(index);
        var host = new SimulatedHost(index, HostIds.Of(index))
        {
            Ip = ip,
            TrackingMethod = TrackingMethod(index),
            OperatingSystem = Noise.Percent(seed, index, 2) < 4 ? null : name,
            OperatingSystemCpe = cpe,
            NetBios = isWindows || Noise.Percent(seed, index, 3) < 15 ? NetBios(index) : null,
            Dns = Dns(index),
            Processed = Processed(index),
            Scanned = Scanned(index),
        };
        return WithOddity(host, index);
    }

    /// <summary>Hosts were processed two to thirty days before the simulator started; a few never were.</summary>
    private DateTimeOffset? Processed(long index) =>
        Noise.Percent(seed, index, 10) < 3 ? null : started.AddMinutes(-2 * 24 * 60 - (long)(Noise.Of(seed, index, 11) % (28 * 24 * 60)));

    /// <summary>
    /// Hosts were scanned one to 25 days before the simulator started; two in a hundred 40 to 120 days before, one in a hundred never.
    /// </summary>
    public DateTimeOffset? Scanned(long index) => Noise.Percent(seed, index, 12) switch
    {
        < 1 => null,
        < 3 => started.AddDays(-40 - (long)(Noise.Of(seed, index, 13) % 80)),
        _ => started.AddMinutes(-24 * 60 - (long)(Noise.Of(seed, index, 13) % (24 * 24 * 60))),
    };

    private static string Address(long index)
    {
        var number = index * AddressFactor % AddressSpace;
        return string.Create(CultureInfo.InvariantCulture, $"10.{number >> 16}.{(number >> 8) & 255}.{number & 255}");
    }

    private string TrackingMethod(long index) => Noise.Percent(seed, index, 4) switch
    {
        < 40 => "IP",
        < 60 => "Cloud Agent",
        < 70 => "AGENT",
        < 85 => "NETBIOS",
        < 93 => "DNS",
        < 98 => "EC2",
        _ => "VIRTUAL_HOST",
    };

    /// <summary>NetBIOS names are not unique: about one in twenty hosts shares its name with others.</summary>
    private string NetBios(long index)
    {
        var number = Noise.Percent(seed, index, 5) < 5 ? index % 7 : index;
        return string.Create(CultureInfo.InvariantCulture, $"{Roles[Noise.Of(seed, index, 6) % (ulong)Roles.Length]}{number}");
    }

    private string? Dns(long index) => Noise.Percent(seed, index, 7) switch
    {
        < 70 => string.Create(CultureInfo.InvariantCulture, $"h{index}.{Sites[index % Sites.Length]}.example.test"),
        < 75 => string.Create(CultureInfo.InvariantCulture, $"H{index}.{Sites[index % Sites.Length]}.EXAMPLE.test."),
        < 80 => "No registered hostname",
        _ => null,
    };

    private SimulatedHost WithOddity(SimulatedHost host, long index)
    {
        var ipv6 = string.Create(CultureInfo.InvariantCulture, $"2001:db8:0:{index >> 16:x}::{index & 0xffff:x}");
        if (host.TrackingMethod == "EC2")
        {
            var instance = $"i-0{Noise.Of(seed, index, 8):x16}";
            return host with { Dns = instance, InstanceId = instance, NetBios = null };
        }

        return Noise.Percent(seed, index, 9) switch
        {
            0 => host with { Ip = null, Ipv6 = ipv6, TrackingMethod = "DNS", Dns = $"v6-{index}.example.test" },
            1 => host with { Ip = $"{host.Ip}, fe80::{index & 0xffff:x}" },
            2 => host with { NetworkId = 17, Ip = Address(index - (index % 100)), NetBios = "SHARED" },
            3 => host with { Ipv6 = ipv6 },
            4 when index % 3 == 0 => host with { Ip = null, Dns = null, NetBios = null, TrackingMethod = "Cloud Agent" },
            _ => host,
        };
    }
}
