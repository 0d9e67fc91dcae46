using Microsoft.Data.Sqlite;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;
using SQLitePCL;

namespace RiskManager.ReferenceHost.Store.Sqlite;

/// <summary>What SQLite's faults mean to the person who runs the host.</summary>
internal static class SqliteFaults
{
    public static LocalizedText Explain(SqliteOptions options, Exception exception)
    {
        var code = (exception as SqliteException ?? exception.InnerException as SqliteException)?.SqliteErrorCode;
        return code switch
        {
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
                Words.Of($"stayed locked by another program for {options.BusyTimeout.TotalSeconds:0} seconds. Close the program that writes to it, or raise {Settings.HostKeys.BusySeconds} in web.config. Nothing of this step was written."),
            raw.SQLITE_FULL when options.SizeLimitMegabytes is { } limit =>
                Words.Of($"cannot grow: it has reached the limit of {limit} MB ({Settings.HostKeys.SizeLimitMegabytes} in web.config), or the disk is full. Make room or raise the limit, then run again: what was committed stays."),
            raw.SQLITE_FULL => Words.Of($"cannot grow: the disk is full. Make room, then run again: what was committed stays."),
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB =>
                Words.Of($"is damaged, or is no database of this host. Restore it from a backup, or move it away to begin anew."),
            raw.SQLITE_READONLY => Words.Of($"is read-only. Give this account the right to write to the file and its folder."),
            raw.SQLITE_CANTOPEN => Words.Of($"cannot be opened. Check that the folder exists and that this account may write there."),
            raw.SQLITE_IOERR => Words.Of($"could not be read or written ({exception.Message}). Check the disk, then run again: what was committed stays."),
            _ => Words.Of($"failed: {exception.Message}"),
        };
    }
}
