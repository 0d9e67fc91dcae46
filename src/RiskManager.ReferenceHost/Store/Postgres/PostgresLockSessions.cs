using Npgsql;

namespace RiskManager.ReferenceHost.Store.Postgres;

/// <summary>
/// The sessions that hold locks. Such a session sleeps on the server, and while it does, the server does not notice that its process has
/// died, unless it looks at the connection meanwhile. Servers can do so from version 14 on, but for those on Windows.
/// </summary>
internal sealed class PostgresLockSessions(NpgsqlDataSource source, NpgsqlConnectionStringBuilder connection) : IDisposable
{
    private const string LooksAtConnections =
        "SELECT current_setting('server_version_num')::int >= 140000 AND version() !~* 'windows|mingw|visual c'";

    /// <summary>In milliseconds.</summary>
    private const int Interval = 1_000;

    private readonly SemaphoreSlim _creating = new(1, 1);
    private NpgsqlDataSource? _sessions;

    /// <summary>Where sessions come from; asks the server what it can do at the first call.</summary>
    public async Task<NpgsqlDataSource> OpenAsync(CancellationToken cancellationToken)
    {
        await _creating.WaitAsync(cancellationToken);
        try
        {
            return _sessions ??= NpgsqlDataSource.Create(await LooksAtConnectionsAsync(cancellationToken) ? Watched() : connection);
        }
        finally
        {
            _creating.Release();
        }
    }

    public void Dispose()
    {
        _sessions?.Dispose();
        _creating.Dispose();
    }

    private async Task<bool> LooksAtConnectionsAsync(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(LooksAtConnections);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private NpgsqlConnectionStringBuilder Watched() => new(connection.ConnectionString)
    {
        Options = $"-c client_connection_check_interval={Interval} {connection.Options}",
    };
}
