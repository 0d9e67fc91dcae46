using System.Text.RegularExpressions;

namespace RiskManager.ReferenceHost.Organization.Systems;

/// <summary>Tells the family of an operating system by its name, as Qualys writes it.</summary>
internal static partial class OperatingSystemFamilies
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // The first that fits counts.
    private static readonly (Regex Pattern, OperatingSystemFamily Family)[] Patterns =
    [
        (Hypervisor(), OperatingSystemFamily.Hypervisor),
        (NetworkDevice(), OperatingSystemFamily.NetworkDevice),
        (Printer(), OperatingSystemFamily.Printer),
        (WindowsServer(), OperatingSystemFamily.WindowsServer),
        (Windows(), OperatingSystemFamily.Windows),
        (MacOS(), OperatingSystemFamily.MacOS),
        (Unix(), OperatingSystemFamily.Unix),
        (Linux(), OperatingSystemFamily.Linux),
    ];

    /// <summary>The family that all alternatives of a name ("Ubuntu / Linux 2.6.x") have in common.</summary>
    public static OperatingSystemFamily Of(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return OperatingSystemFamily.Unknown;
        var families = name.Split(" / ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(One).Distinct()
            .ToList();
        if (families is [var family]) return family;

        // Either of the two is Windows.
        return families.TrueForAll(either => either is OperatingSystemFamily.Windows or OperatingSystemFamily.WindowsServer)
            ? OperatingSystemFamily.Windows
            : OperatingSystemFamily.Other;
    }

    private static OperatingSystemFamily One(string name) =>
        Array.Find(Patterns, pattern => pattern.Pattern.IsMatch(name)) is { Pattern: not null } found
            ? found.Family
            : OperatingSystemFamily.Other;

    [GeneratedRegex(@"\b(ESXi?|vSphere|Hyper-V Server|XenServer|Proxmox|Nutanix|AHV)\b", Options)]
    private static partial Regex Hypervisor();

    [GeneratedRegex(
        @"\b(Cisco|IOS|NX-OS|JunOS|Juniper|Forti(OS|Gate|net)|PAN-OS|Palo Alto|BIG-IP|Check ?Point|Gaia|NetScaler|Citrix ADC"
        + @"|Aruba|ArubaOS|Arista|EOS|Brocade|Extreme|HP(E)? (ProCurve|Comware)|MikroTik|RouterOS|SonicOS|SonicWALL|Huawei VRP"
        + @"|Meraki|Ubiquiti|WatchGuard|Sophos|Zyxel|Router|Switch|Firewall)\b",
        Options)]
    private static partial Regex NetworkDevice();

    [GeneratedRegex(@"\b(Printer|LaserJet|OfficeJet|JetDirect|Xerox|Lexmark|Ricoh|Kyocera|Konica|Canon|Epson|Brother)\b", Options)]
    private static partial Regex Printer();

    [GeneratedRegex(@"\bWindows\b.*\b(Server|NT|2000|2003|2008|2012|2016|2019|2022|2025)\b", Options)]
    private static partial Regex WindowsServer();

    [GeneratedRegex(@"\bWindows\b", Options)]
    private static partial Regex Windows();

    [GeneratedRegex(@"\b(macOS|Mac OS|OS X)\b", Options)]
    private static partial Regex MacOS();

    [GeneratedRegex(@"\b(AIX|Solaris|SunOS|HP-UX|(Free|Open|Net)BSD|Unix|z/OS|OpenVMS|Tru64|IRIX)\b", Options)]
    private static partial Regex Unix();

    [GeneratedRegex(
        @"Linux|\b(Red ?Hat|RHEL|CentOS|Ubuntu|Debian|SUSE|SLES|openSUSE|Fedora|EulerOS|Photon|CoreOS|Flatcar|Alpine|Gentoo|Arch)\b",
        Options)]
    private static partial Regex Linux();
}
