using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Framework.Tests.Stage;

/// <summary>Runs Install-Service.ps1 with stand-ins for the commands of Windows.</summary>
internal static class InstallScript
{
    private const string StandIns =
        """
        param([bool] $installed, [string[]] $present, [string] $failing)
        $global:installed = $installed
        $global:calls = [System.Collections.Generic.List[string]]::new()
        $global:laid = [System.Collections.Generic.List[string]]::new()
        foreach ($path in $present) { $global:laid.Add($path) }
        $global:failing = $failing
        function global:Note([string] $call) {
            $global:calls.Add($call)
            if ($failing -ne '' -and $call.StartsWith($failing)) { throw "$failing failed" }
        }
        function global:Join-Path([string] $Path, [string] $ChildPath) { "$Path/$ChildPath" }
        function global:Test-Path([string] $Path) { $global:laid.Contains($Path) }
        function global:Get-Service([string] $Name) { if ($global:installed) { $Name } }
        function global:New-Item([string] $ItemType, [string] $Path, [switch] $Force) { Note "New-Item $Path"; $global:laid.Add($Path) }
        function global:Copy-Item([string] $Path, [string] $Destination, [switch] $Recurse) { Note "Copy-Item $Destination" }
        function global:Move-Item([string] $Path, [string] $Destination) {
            Note "Move-Item $Path $Destination"
            $global:laid.Add($Destination)
            $null = $global:laid.Remove($Path)
        }
        function global:Remove-Item([string] $Path, [switch] $Recurse, [switch] $Force) {
            Note "Remove-Item $Path"
            $null = $global:laid.Remove($Path)
        }
        function global:New-Service($Name, $DisplayName, $StartupType, $Description, $BinaryPathName) { Note "New-Service $BinaryPathName" }
        function global:Start-Service([string] $Name) { Note "Start-Service $Name" }
        function global:Stop-Service([string] $Name) { Note "Stop-Service $Name" }
        function global:sc.exe { $global:LASTEXITCODE = 0; Note "sc.exe $args" }
        function global:icacls { $global:LASTEXITCODE = 0; Note "icacls $args" }
        """;

    /// <returns>What was called, and the error that ended the script.</returns>
    public static (List<string> Calls, string? Error) Run(
        string script, string action, bool installed, string[] present, string failing = "")
    {
        using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using (var preparing = PowerShell.Create(runspace))
        {
            preparing.AddScript(StandIns)
                .AddParameter("installed", installed).AddParameter("present", present).AddParameter("failing", failing);
            preparing.Invoke();
        }

        using var shell = PowerShell.Create(runspace);
        shell.AddCommand(script).AddParameter("Action", action).AddParameter("Program", "/program").AddParameter("Data", "/data");
        string? error = null;
        try
        {
            shell.Invoke();
        }
        catch (RuntimeException exception)
        {
            error = exception.Message;
        }

        return ([.. (IEnumerable<string>)runspace.SessionStateProxy.GetVariable("calls")], error);
    }
}
