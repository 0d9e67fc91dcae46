namespace RiskManager.ReferenceHost.Setup;

/// <summary>How to restart this process, so that <c>web.config</c> is read again.</summary>
/// <param name="Kind">What started it.</param>
/// <param name="Command">The command to enter; empty where a key suffices.</param>
internal sealed record RestartAdvice(RestartKind Kind, string Command)
{
    private const string ServiceSuffix = ".service";
    private const string ControlGroup = "/proc/self/cgroup";

    public static RestartAdvice Find()
    {
        if (OperatingSystem.IsWindows())
        {
            var service = $"Get-CimInstance Win32_Service -Filter \"ProcessId={Environment.ProcessId}\"";
            return Environment.UserInteractive
                ? new RestartAdvice(RestartKind.Terminal, "")
                : new RestartAdvice(RestartKind.WindowsService, service + " | ForEach-Object { Restart-Service $_.Name }");
        }

        var unit = File.Exists(ControlGroup) ? FindUnit(File.ReadAllText(ControlGroup)) : null;
        return unit is null
            ? new RestartAdvice(RestartKind.Terminal, "")
            : new RestartAdvice(RestartKind.Systemd, $"sudo systemctl restart {unit[..^ServiceSuffix.Length]}");
    }

    /// <summary>The unit of systemd that a list of control groups names; null where the process is in a session of a person.</summary>
    internal static string? FindUnit(string controlGroups) =>
        controlGroups.Split('\n').Select(line => line.Trim().Split('/'))
            .Where(path => path.Length > 2 && path[1] == "system.slice" && path[^1].EndsWith(ServiceSuffix, StringComparison.Ordinal))
            .Select(path => path[^1]).FirstOrDefault();
}
