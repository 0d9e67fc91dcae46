using Microsoft.Data.Sqlite;
using RiskManager.ReferenceHost.Texts;
using SQLitePCL;

namespace RiskManager.ReferenceHost.Store.Sqlite;

/// <summary>Explains SQLite's faults to the person who runs the host.</summary>
internal static class SqliteFaults
{
    private const string BusyKey = DatabaseOptions.BusySecondsKey;
    private const string LimitKey = SqliteOptions.SizeLimitKey;

    /// <summary>SQLite needs less for any of its files.</summary>
    private const long MinFreeBytes = 128 * 1024;

    public static StoreFault Explain(SqliteOptions options, Exception exception) => Explain(options, exception, FreeBytes);

    /// <param name="options">The database.</param>
    /// <param name="exception">What SQLite says.</param>
    /// <param name="freeBytes">How much room there is beside a file.</param>
    public static StoreFault Explain(SqliteOptions options, Exception exception, Func<string, long> freeBytes)
    {
        var code = (exception as SqliteException ?? exception.InnerException as SqliteException)?.SqliteErrorCode;
        return code switch
        {
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new(
                Words.Of($"stayed locked by another program for {options.BusyTimeout.TotalSeconds:0} seconds."),
                Words.Of($"Close the program that writes to it, or raise {BusyKey} in web.config. Nothing of this step was written.")),
            raw.SQLITE_FULL when options.SizeLimitMegabytes is { } limit => new(
                Words.Of($"cannot grow: it has reached the limit of {limit} MB ({LimitKey} in web.config), or the disk is full."),
                Words.Of($"Make room or raise the limit, then run again: what was committed stays.")),
            raw.SQLITE_FULL => DiskFull(),
            raw.SQLITE_IOERR when freeBytes(options.Path) < MinFreeBytes => DiskFull(),
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => new(
                Words.Of($"is damaged, or is no database of this host."),
                Words.Of($"Restore it from a backup, or move it away to begin anew.")),
            raw.SQLITE_READONLY => new(
                Words.Of($"is read-only."),
                Words.Of($"Give this account the right to write to the file and its folder.")),
            raw.SQLITE_CANTOPEN => new(
                Words.Of($"cannot be opened."),
                Words.Of($"Check that the folder exists and that this account may write there.")),
            raw.SQLITE_IOERR => new(
                Words.Of($"could not be read or written ({exception.Message})."),
                Words.Of($"Check the disk, then run again: what was committed stays.")),
            _ => new(Words.Of($"failed: {exception.Message}")),
        };
    }

    private static StoreFault DiskFull() => new(
        Words.Of($"cannot grow: the disk is full."),
        Words.Of($"Make room, then run again: what was committed stays."));

    private static long FreeBytes(string path) => new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(path))!).AvailableFreeSpace;
}
