namespace RiskManager.ReferenceHost.Settings.Files;

/// <summary>Who may read a file that holds secrets: the account that runs the host, and nobody else.</summary>
internal static class PrivateFile
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Warns if other accounts may use the file; null if they may not. On Windows its folder decides.</summary>
    public static string? FindProblem(string path)
    {
        if (OperatingSystem.IsWindows()) return null;
        var mode = File.GetUnixFileMode(path);
        return (mode & Others) == UnixFileMode.None
            ? null
            : $"Other accounts of this machine may have access to {path} (mode {Convert.ToString((int)mode, 8)}). Take the rights away: "
                + $"chmod go-rwx {path}";
    }
}
