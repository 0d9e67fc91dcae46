using RiskManager.ReferenceHost.Organization.Systems;

namespace RiskManager.ReferenceHost.Tests.Organization.Systems;

[TestClass]
public sealed class OperatingSystemFamiliesTests
{
    [TestMethod]
    [DataRow("WindowsServer", "Windows Server 2019 Standard 64 bit Edition Version 1809")]
    [DataRow("WindowsServer", "Windows 2008 R2 Enterprise Service Pack 1")]
    [DataRow("WindowsServer", "Windows 2012")]
    [DataRow("WindowsServer", "Microsoft Windows Server 2025 Datacenter")]
    [DataRow("Windows", "Windows 10 Enterprise 64 bit Edition Version 22H2")]
    [DataRow("Windows", "Windows XP Service Pack 3")]
    [DataRow("Windows", "Windows Vista / Windows 2008")]
    [DataRow("Linux", "Red Hat Enterprise Linux Server 7.9")]
    [DataRow("Linux", "AlmaLinux 9.1")]
    [DataRow("Linux", "Fedora 38")]
    [DataRow("Linux", "EulerOS / Ubuntu / Fedora / Tiny Core Linux / Linux 3.x")]
    [DataRow("MacOS", "macOS 14.1")]
    [DataRow("Unix", "AIX 7.2")]
    [DataRow("Unix", "HP-UX B.11.31")]
    [DataRow("Unix", "FreeBSD 13.2")]
    [DataRow("Hypervisor", "VMware ESXi 7.0.3")]
    [DataRow("NetworkDevice", "Cisco IOS XE 16.12.4")]
    [DataRow("NetworkDevice", "Juniper Networks JunOS 18.4R3")]
    [DataRow("NetworkDevice", "FortiOS 6.4.5")]
    [DataRow("NetworkDevice", "F5 Networks BIG-IP 15.1.2")]
    [DataRow("NetworkDevice", "Aruba OS 8.6.0")]
    [DataRow("Printer", "HP LaserJet / HP JetDirect")]
    [DataRow("Printer", "Xerox Printer")]
    [DataRow("Other", "Linux 2.4-2.6 / Embedded Device / F5 Networks Big-IP")]
    [DataRow("Other", "Something else")]
    [DataRow("Unknown", null)]
    [DataRow("Unknown", " ")]
    public void A_name_tells_its_family(string family, string? name) =>
        Assert.AreEqual(family, OperatingSystemFamilies.Of(name).ToString());
}
