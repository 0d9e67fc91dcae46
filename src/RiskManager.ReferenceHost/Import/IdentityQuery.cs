using LinqToDB.Data;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Sqlite;

namespace RiskManager.ReferenceHost.Import;

/// <summary>
/// Looks up what belongs to a batch of identities with one statement, on a connection of its own, so that a look-up
/// never waits for a batch that is being written.
/// </summary>
internal sealed class IdentityQuery(Database database, string sql) : IAsyncDisposable
{
    private readonly SemaphoreSlim _reading = new(1, 1);
    private DataConnection? _connection;
    private SqliteStatement? _statement;

    public async Task<IReadOnlyCollection<T>> ReadAsync<T>(
        string source, IReadOnlyCollection<string> ids, Func<string, SqliteStatement, T> read, CancellationToken cancellationToken)
    {
        if (ids.Count == 0) return [];
        await _reading.WaitAsync(cancellationToken);
        try
        {
            _connection ??= database.OpenConnection();
            return await database.ReadAsync<IReadOnlyCollection<T>>(_connection, connection => Read(connection, source, ids, read), cancellationToken);
        }
        finally
        {
            _reading.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _statement?.Dispose();
        if (_connection is not null) await _connection.DisposeAsync();
        _reading.Dispose();
    }

    private List<T> Read<T>(DataConnection connection, string source, IReadOnlyCollection<string> ids, Func<string, SqliteStatement, T> read)
    {
        _statement ??= new SqliteStatement(connection.Handle(), sql);
        _statement.Set(1, source).Set(2, BatchIdentities.JsonArray(ids));
        var found = new List<T>(ids.Count);
        while (_statement.Read()) found.Add(read(source, _statement));
        return found;
    }
}
