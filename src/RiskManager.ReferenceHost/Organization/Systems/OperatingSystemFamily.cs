namespace RiskManager.ReferenceHost.Organization.Systems;

/// <summary>A kind of operating system, as an administrator groups machines.</summary>
internal enum OperatingSystemFamily
{
    /// <summary>The asset has no operating system.</summary>
    Unknown,

    /// <summary>Windows for servers.</summary>
    WindowsServer,

    /// <summary>Windows for desktops, and Windows that may be either.</summary>
    Windows,

    /// <summary>Any distribution.</summary>
    Linux,

    /// <summary>Of Apple.</summary>
    MacOS,

    /// <summary>AIX, Solaris, HP-UX and the BSDs.</summary>
    Unix,

    /// <summary>VMware ESXi, Hyper-V Server and other hosts of virtual machines.</summary>
    Hypervisor,

    /// <summary>Routers, switches, firewalls, load balancers.</summary>
    NetworkDevice,

    /// <summary>Printers and their servers.</summary>
    Printer,

    /// <summary>None of these, or names that allow several of them.</summary>
    Other,
}
