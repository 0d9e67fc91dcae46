using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Framework.Tests.Stage;

/// <summary>Runs a build.ps1 in a real PowerShell.</summary>
internal static class BuildScript
{
    /// <returns>The exit code, and what went to the standard output.</returns>
    public static (int ExitCode, string Output) Run(string script, params (string Name, string Value)[] parameters)
    {
        using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        shell.AddCommand(script);
        foreach (var (name, value) in parameters) shell.AddParameter(name, value);
        var output = shell.Invoke();
        return ((int?)runspace.SessionStateProxy.GetVariable("LASTEXITCODE") ?? 0, string.Join('\n', output));
    }
}
