using Npgsql;
using NpgsqlTypes;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Postgres;

namespace QualysPlugin.Benchmarks.Scale;

/// <summary>A bare binary COPY of each transaction's rows.</summary>
internal sealed class BarePostgresStore : BareStore
{
    private readonly NpgsqlConnection _connection;

    private BarePostgresStore(string connectionString)
    {
        _connection = new NpgsqlConnection(connectionString);
        _connection.Open();

        // Without triggers, which is how PostgreSQL checks foreign keys.
        Execute("SET session_replication_role = replica");
        foreach (var (name, _) in ListIndexes)
            Execute($"DROP INDEX {name}");
    }

    /// <summary>Has the host create its tables in an empty database.</summary>
    public static async Task<BareStore> CreateAsync(string connectionString, CancellationToken cancellationToken)
    {
        var options = new PostgresOptions(connectionString, DatabaseOptions.DefaultBusyTimeout);
        (await Database.OpenAsync(options, cancellationToken)).Dispose();
        return new BarePostgresStore(connectionString);
    }

    public override void Write(IReadOnlyList<BareRow> rows)
    {
        using var copy = _connection.BeginBinaryImport($"COPY assets ({Columns}) FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows)
        {
            copy.StartRow();
            Write(copy, 1);
            Write(copy, 1);
            Write(copy, row.Id);
            Write(copy, 1);
            Write(copy, 1);
            Write(copy, row.Name);
            Write(copy, row.HostAddress);
            Write(copy, row.Dns);
            Write(copy, row.NetBios);
            Write(copy, row.Ip);
            Write(copy, row.OperatingSystem);
            Write(copy, 3);
            Write(copy, 1);
            Write(copy, row.Fingerprint);
            Write(copy, row.Identifiers);
            Write(copy, 1);
            Write(copy, 1);
            Write(copy, row.AddressKey);
        }

        copy.Complete();
    }

    public override void Finish()
    {
        foreach (var (_, sql) in ListIndexes)
            Execute(sql);
    }

    public override void Dispose() => _connection.Dispose();

    private static void Write(NpgsqlBinaryImporter copy, long value) => copy.Write(value, NpgsqlDbType.Bigint);

    private static void Write(NpgsqlBinaryImporter copy, string? value)
    {
        if (value is null)
            copy.WriteNull();
        else
            copy.Write(value, NpgsqlDbType.Text);
    }

    private void Execute(string sql)
    {
        using var command = new NpgsqlCommand(sql, _connection);
        command.ExecuteNonQuery();
    }
}
