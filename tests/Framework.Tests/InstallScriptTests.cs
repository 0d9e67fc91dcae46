using Framework.Tests.Stage;

namespace Framework.Tests;

/// <summary>
/// Install-Service.ps1 in a real PowerShell, with stand-ins for what changes Windows; they write down how they were called.
/// </summary>
[TestClass]
[DoNotParallelize]
public sealed class InstallScriptTests
{
    private static readonly string Script = Path.Combine(Built.Repository, "build/service/windows/Install-Service.ps1");

    [TestMethod]
    public void Install_copies_the_program_and_starts_it_as_an_account_of_its_own_that_alone_may_use_the_data()
    {
        var (calls, error) = InstallScript.Run(Script, "Install", installed: false, present: []);

        Assert.IsNull(error);
        CollectionAssert.AreEqual(
            new[]
            {
                "New-Item /program.new", "Copy-Item /program.new", "Move-Item /program.new /program",
                "New-Service \"/program/RiskManager.ReferenceHost.exe\" serve --data \"/data\"",
                "sc.exe config risk-manager-connectors obj= NT SERVICE\\risk-manager-connectors",
                "sc.exe sidtype risk-manager-connectors unrestricted",
                "sc.exe failure risk-manager-connectors reset= 86400 actions= restart/10000/restart/60000/restart/300000",
                "New-Item /data",
                "icacls /data /inheritance:r /grant:r NT SERVICE\\risk-manager-connectors:(OI)(CI)M *S-1-5-18:(OI)(CI)F "
                    + "*S-1-5-32-544:(OI)(CI)F",
                "Start-Service risk-manager-connectors",
            },
            calls);
    }

    [TestMethod]
    public void Install_refuses_where_the_service_is_and_upgrade_where_it_is_not()
    {
        var install = InstallScript.Run(Script, "Install", installed: true, present: []);
        var upgrade = InstallScript.Run(Script, "Upgrade", installed: false, present: []);

        Assert.Contains("Use -Action Upgrade", install.Error!);
        Assert.Contains("Use -Action Install", upgrade.Error!);
        Assert.IsEmpty(install.Calls);
        Assert.IsEmpty(upgrade.Calls);
    }

    [TestMethod]
    public void Upgrade_replaces_the_program_while_the_service_is_stopped_and_touches_no_data()
    {
        var (calls, error) = InstallScript.Run(Script, "Upgrade", installed: true, present: ["/program", "/data"]);

        Assert.IsNull(error);
        CollectionAssert.AreEqual(
            new[]
            {
                "Stop-Service risk-manager-connectors", "New-Item /program.new", "Copy-Item /program.new",
                "Move-Item /program /program.former", "Move-Item /program.new /program", "Remove-Item /program.former",
                "Start-Service risk-manager-connectors",
            },
            calls);
    }

    [TestMethod]
    public void An_upgrade_that_cannot_copy_starts_the_service_as_it_was()
    {
        var (calls, error) = InstallScript.Run(Script, "Upgrade", installed: true, present: ["/program"], failing: "Copy-Item");

        Assert.AreEqual("Copy-Item failed", error);
        CollectionAssert.AreEqual(
            new[]
            {
                "Stop-Service risk-manager-connectors", "New-Item /program.new", "Copy-Item /program.new",
                "Start-Service risk-manager-connectors",
            },
            calls);
    }

    [TestMethod]
    public void Uninstall_keeps_the_data()
    {
        var (calls, error) = InstallScript.Run(Script, "Uninstall", installed: true, present: ["/program", "/data"]);

        Assert.IsNull(error);
        CollectionAssert.AreEqual(
            new[]
            {
                "Stop-Service risk-manager-connectors", "sc.exe delete risk-manager-connectors", "Remove-Item /program",
            },
            calls);
    }
}
