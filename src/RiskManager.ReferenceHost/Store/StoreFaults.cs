using System.Data.Common;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Store;

/// <summary>Turns what the database library throws into the seam's exception, with what to do about it.</summary>
internal static class StoreFaults
{
    public static T Translate<T>(IDatabaseDialect dialect, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (IsStoreFault(exception))
        {
            throw Describe(dialect, exception);
        }
    }

    public static async Task TranslateAsync(IDatabaseDialect dialect, Func<Task> work) =>
        await TranslateAsync(dialect, async () =>
        {
            await work();
            return true;
        });

    public static async Task<T> TranslateAsync<T>(IDatabaseDialect dialect, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (IsStoreFault(exception))
        {
            throw Describe(dialect, exception);
        }
    }

    private static bool IsStoreFault(Exception exception) => exception is
        DbException or LinqToDB.LinqToDBException or IOException or UnauthorizedAccessException or InvalidCastException
        or System.Net.Sockets.SocketException or TimeoutException;

    private static HostStoreException Describe(IDatabaseDialect dialect, Exception exception) =>
        new(Words.Of($"The database {dialect.Shown} {dialect.Explain(exception)}"), exception);
}
