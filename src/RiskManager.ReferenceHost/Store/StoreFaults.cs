using System.Data.Common;
using System.Text;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Store;

/// <summary>Turns the exceptions of database libraries into the exception of the seam, which says what to do.</summary>
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
        or System.Net.Sockets.SocketException or TimeoutException or EncoderFallbackException;

    private static Exception Describe(IDatabaseDialect dialect, Exception exception)
    {
        if (exception is EncoderFallbackException) return new TaskSettingsException(KeepableText.Refusal);
        if (dialect.Explain(exception) is { IsRefusedText: true } refused) return new TaskSettingsException(refused.Problem);
        var fault = dialect.Explain(exception);
        var text = fault.Advice is null
            ? Words.Of($"The database {dialect.Shown} {fault.Problem}")
            : Words.Of($"The database {dialect.Shown} {fault.Problem} {fault.Advice}");
        return new HostStoreException(text, exception);
    }
}
