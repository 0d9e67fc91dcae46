namespace TestSupport;

/// <summary>Makes temporary folders for what tests keep, in memory where the machine has room: no test needs its data after a power cut.</summary>
public static class TestFolder
{
    private const string InMemory = "/dev/shm";

    /// <summary>All databases of one run of the tests need some 3 GB together; a container's default of 64 MB is too small.</summary>
    private const long NeededBytes = 6L << 30;

    private static readonly string Parent = HasRoom() ? InMemory : Path.GetTempPath();

    /// <summary>Creates an empty folder that the caller deletes.</summary>
    public static string Create(string prefix)
    {
        var folder = Path.Combine(Parent, prefix + Path.GetRandomFileName());
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(folder).FullName
            : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
    }

    private static bool HasRoom() => OperatingSystem.IsLinux() && Directory.Exists(InMemory)
        && new DriveInfo(InMemory).AvailableFreeSpace >= NeededBytes;
}
