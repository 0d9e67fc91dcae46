using LinqToDB.Data;
using RiskManager.ReferenceHost.Import.Tables;
using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Import;

/// <summary>
/// Looks up rows by the identities of assets, on a connection of its own, so that a look-up never waits for a batch that is being written.
/// </summary>
internal sealed class IdentityQuery(Database database) : IAsyncDisposable
{
    private readonly SemaphoreSlim _reading = new(1, 1);
    private DataConnection? _connection;
    private IImportTables? _tables;

    public async Task<T> ReadAsync<T>(Func<IImportTables, T> read, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            _connection ??= database.OpenConnection();
            return await database.ReadAsync(
                _connection, connection => read(_tables ??= ImportTables.For(connection)), cancellationToken);
        }
        finally
        {
            _reading.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _tables?.Dispose();
        if (_connection is not null) await _connection.DisposeAsync();
        _reading.Dispose();
    }
}
