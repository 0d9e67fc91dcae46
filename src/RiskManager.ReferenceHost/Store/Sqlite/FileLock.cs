using Medallion.Threading;

namespace RiskManager.ReferenceHost.Store.Sqlite;

/// <summary>A lock that is an open file: the operating system releases it when the process ends, however it ends.</summary>
internal sealed class FileLock : IDistributedSynchronizationHandle
{
    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Nobody can take an open file away.</summary>
    public CancellationToken HandleLostToken => CancellationToken.None;

    /// <returns>Null when another process, or another part of this one, has the file open.</returns>
    public static FileLock? TryOpen(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception) when (IsInUse(exception))
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    // ERROR_SHARING_VIOLATION on Windows, EWOULDBLOCK on Linux (11) and macOS (35).
    private static bool IsInUse(IOException exception) => exception.HResult is unchecked((int)0x80070020) or 11 or 35;
}
