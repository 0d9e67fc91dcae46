namespace QualysSimulator.Inventory;

/// <summary>Operating systems as Qualys names them, each with its weight and, for some, the CPE name that Qualys adds.</summary>
internal static class OperatingSystems
{
    private static readonly (int Weight, string Name, string? Cpe, bool IsWindows)[] Known =
    [
        (90, "Windows 10 Enterprise 64 bit Edition Version 22H2", null, true),
        (60, "Windows 11 Pro 64 bit Edition Version 23H2", null, true),
        (60, "Windows Server 2019 Standard 64 bit Edition Version 1809", "cpe:/o:microsoft:windows_server_2019", true),
        (60, "Windows Server 2016 Datacenter 64 bit Edition Version 1607", "cpe:/o:microsoft:windows_server_2016", true),
        (50, "Windows Server 2022 Standard 64 bit Edition Version 21H2", null, true),
        (30, "Windows Server 2012 R2 Standard 64 bit Edition", null, true),
        (20, "Windows 2008 R2 Enterprise Service Pack 1", "cpe:/o:microsoft:windows_server_2008:r2:sp1:enterprise", true),
        (10, "Windows 7 Professional 64 bit Edition Service Pack 1", null, true),
        (5, "Windows XP Service Pack 3", null, true),
        (5, "Windows 2003 Service Pack 2", null, true),
        (10, "Windows 2012", null, true),
        (8, "Windows Vista / Windows 2008", null, true),
        (60, "Red Hat Enterprise Linux Server 7.9", "cpe:/o:redhat:enterprise_linux:7.9::server", false),
        (50, "Red Hat Enterprise Linux 8.8", null, false),
        (20, "Red Hat Enterprise Linux 9.2", null, false),
        (30, "CentOS Linux 7.9.2009", null, false),
        (20, "Rocky Linux 8.7", null, false),
        (15, "AlmaLinux 9.1", null, false),
        (25, "Oracle Enterprise Linux 8.6", null, false),
        (50, "Ubuntu Linux 20.04.6", null, false),
        (50, "Ubuntu Linux 22.04.3", null, false),
        (25, "Debian Linux 11.7", null, false),
        (20, "Debian Linux 12.1", null, false),
        (20, "SUSE Linux Enterprise Server 15 SP4", null, false),
        (30, "Amazon Linux 2", null, false),
        (15, "Amazon Linux 2023", null, false),
        (10, "Fedora 38", null, false),
        (25, "macOS 13.4.1", null, false),
        (20, "macOS 14.1", null, false),
        (10, "AIX 7.2", null, false),
        (8, "Solaris 11.4", null, false),
        (4, "HP-UX B.11.31", null, false),
        (10, "FreeBSD 13.2", null, false),
        (25, "Cisco IOS 15.2(4)E10", null, false),
        (15, "Cisco IOS XE 16.12.4", null, false),
        (8, "Cisco NX-OS 9.3(5)", null, false),
        (8, "Cisco ASA 9.12(4)", null, false),
        (10, "Juniper Networks JunOS 18.4R3", null, false),
        (12, "FortiOS 6.4.5", null, false),
        (8, "Palo Alto PAN-OS 10.1.3", null, false),
        (10, "F5 Networks BIG-IP 15.1.2", null, false),
        (30, "VMware ESXi 7.0.3", null, false),
        (15, "VMware ESXi 6.7.0", null, false),
        (12, "HP LaserJet / HP JetDirect", null, false),
        (10, "Xerox Printer", null, false),
        (15, "Linux 2.4-2.6 / Embedded Device / F5 Networks Big-IP", null, false),
        (15, "Ubuntu / Tiny Core Linux / Linux 2.6.x", null, false),
        (10, "Linux 2.6", null, false),
        (8, "EulerOS / Ubuntu / Fedora / Tiny Core Linux / Linux 3.x", null, false),
        (6, "Check Point Gaia R80.40", null, false),
        (6, "Citrix NetScaler 13.0", null, false),
        (5, "Aruba OS 8.6.0", null, false),
    ];

    private static readonly int TotalWeight = Known.Sum(known => known.Weight);

    /// <summary>Chooses by weight.</summary>
    public static (string Name, string? Cpe, bool IsWindows) Choose(ulong noise)
    {
        var remaining = (int)(noise % (ulong)TotalWeight);
        foreach (var known in Known)
        {
            remaining -= known.Weight;
            if (remaining < 0)
                return (known.Name, known.Cpe, known.IsWindows);
        }

        return (Known[0].Name, Known[0].Cpe, Known[0].IsWindows);
    }
}
