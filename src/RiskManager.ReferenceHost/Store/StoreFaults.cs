using System.Data.Common;
using Microsoft.Data.Sqlite;
using RiskManager.Contracts;
using SQLitePCL;

namespace RiskManager.ReferenceHost.Store;

/// <summary>Turns what the database library throws into the seam's exception, with what to do about it.</summary>
internal static class StoreFaults
{
    public static T Translate<T>(DatabaseOptions options, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (IsStoreFault(exception))
        {
            throw Describe(options, exception);
        }
    }

    public static async Task TranslateAsync(DatabaseOptions options, Func<Task> work) =>
        await TranslateAsync(options, async () =>
        {
            await work();
            return true;
        });

    public static async Task<T> TranslateAsync<T>(DatabaseOptions options, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (IsStoreFault(exception))
        {
            throw Describe(options, exception);
        }
    }

    private static bool IsStoreFault(Exception exception) =>
        exception is DbException or LinqToDB.LinqToDBException or IOException or UnauthorizedAccessException or InvalidCastException;

    private static HostStoreException Describe(DatabaseOptions options, Exception exception)
    {
        var code = (exception as SqliteException ?? exception.InnerException as SqliteException)?.SqliteErrorCode;
        return new HostStoreException($"The database {options.Path} {Explain(options, code, exception)}", exception);
    }

    private static string Explain(DatabaseOptions options, int? code, Exception exception) => code switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
            $"stayed locked by another program for {options.BusyTimeout.TotalSeconds:0} seconds. Close the program that "
            + $"writes to it, or raise {Settings.HostKeys.BusySeconds} in web.config. Nothing of this step was written.",
        raw.SQLITE_FULL when options.SizeLimitMegabytes is { } limit =>
            $"cannot grow: it has reached the limit of {limit} MB ({Settings.HostKeys.SizeLimitMegabytes} in web.config), or the disk "
            + "is full. Make room or raise the limit, then run again: what was committed stays.",
        raw.SQLITE_FULL => "cannot grow: the disk is full. Make room, then run again: what was committed stays.",
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB =>
            "is damaged, or is no database of this host. Restore it from a backup, or move it away to begin anew.",
        raw.SQLITE_READONLY => "is read-only. Give this account the right to write to the file and its folder.",
        raw.SQLITE_CANTOPEN => "cannot be opened. Check that the folder exists and that this account may write there.",
        raw.SQLITE_IOERR => $"could not be read or written ({exception.Message}). Check the disk, then run again: what was committed stays.",
        _ => $"failed: {exception.Message}",
    };
}
