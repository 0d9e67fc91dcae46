using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Settings.Files;

/// <summary>Who may read the data folder and the folder of keys: the account that runs the host, and nobody else.</summary>
internal static class DataFolderAccess
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Own = Private | UnixFileMode.StickyBit | UnixFileMode.SetGroup | UnixFileMode.SetUser;

    /// <summary>Creates a folder that no other account may read. An existing one keeps its rights.</summary>
    public static void Create(string folder)
    {
        if (Directory.Exists(folder)) return;
        if (OperatingSystem.IsWindows()) WindowsFolderAccess.Create(folder);
        else Directory.CreateDirectory(folder, Private);
    }

    /// <summary>Warns if other accounts of the machine may read a folder; null if they may not, or there is no such folder.</summary>
    public static string? FindProblem(string folder)
    {
        if (!Directory.Exists(folder)) return null;
        if (OperatingSystem.IsWindows())
        {
            if (WindowsFolderAccess.FindReader(folder) is not { } reader) return null;
            return Words.Of($"""
                "{reader}" may read the folder {folder}, which holds passwords and names of machines. Take the right away.
                """);
        }

        var mode = File.GetUnixFileMode(folder);
        if ((mode & ~Own) == UnixFileMode.None) return null;
        return Words.Of($"""
            Other accounts of this machine may have access to the folder {folder}, which holds passwords and names of machines
            (mode {Convert.ToString((int)mode, 8)}). Take the rights away: chmod -R go-rwx {folder}
            """);
    }
}
