using Medallion.Threading;
using Npgsql;

namespace RiskManager.ReferenceHost.Store.Postgres;

/// <summary>A lock of a session, which can be released when the server has ended the session already.</summary>
internal sealed class SessionLock(IDistributedSynchronizationHandle inner) : IDistributedSynchronizationHandle
{
    public CancellationToken HandleLostToken => inner.HandleLostToken;

    public void Dispose()
    {
        try
        {
            inner.Dispose();
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            // The session is gone, and the server released the lock with it.
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await inner.DisposeAsync();
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            // The session is gone, and the server released the lock with it.
        }
    }
}
