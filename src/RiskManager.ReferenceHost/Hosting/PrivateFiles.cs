using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace RiskManager.ReferenceHost.Hosting;

/// <summary>Makes every file that this process creates readable by its own account alone.</summary>
internal static class PrivateFiles
{
    private const uint GroupAndOthers = 0b_000_111_111;

    /// <summary>On Windows, files get the rights of the data folder instead.</summary>
    public static void Require()
    {
        if (OperatingSystem.IsWindows()) return;

        // The call cannot fail; it returns the mask from before.
        _ = SetMask(GroupAndOthers);
    }

    [UnsupportedOSPlatform("windows")]
    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint SetMask(uint mask);
}
