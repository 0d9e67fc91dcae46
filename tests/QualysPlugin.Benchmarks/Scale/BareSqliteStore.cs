using System.Text;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Sqlite;
using SQLitePCL;

namespace QualysPlugin.Benchmarks.Scale;

/// <summary>A bare prepared insert, as durable as the host's store.</summary>
internal sealed class BareSqliteStore : BareStore
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _insert;
    private readonly byte[] _text = new byte[4_096];

    private BareSqliteStore(string file)
    {
        Check(raw.sqlite3_open(file, out _connection));
        Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF; PRAGMA wal_autocheckpoint = 4000;");
        foreach (var (name, _) in ListIndexes)
            Execute($"DROP INDEX {name}");
        Check(raw.sqlite3_prepare_v2(
            _connection,
            $"INSERT INTO assets ({Columns}) VALUES (1, 1, ?1, 1, 1, ?2, ?3, ?4, ?5, ?6, ?7, 3, 1, ?8, ?9, 1, 1, ?10)",
            out _insert));
    }

    /// <summary>Has the host create its tables in a new file.</summary>
    public static async Task<BareStore> CreateAsync(string file, CancellationToken cancellationToken)
    {
        (await Database.OpenAsync(new SqliteOptions(file, DatabaseOptions.DefaultBusyTimeout), cancellationToken)).Dispose();
        return new BareSqliteStore(file);
    }

    public override void Write(IReadOnlyList<BareRow> rows)
    {
        Execute("BEGIN IMMEDIATE");
        foreach (var row in rows)
        {
            Bind(1, row.Id);
            Bind(2, row.Name);
            Bind(3, row.HostAddress);
            Bind(4, row.Dns);
            Bind(5, row.NetBios);
            Bind(6, row.Ip);
            Bind(7, row.OperatingSystem);
            Check(raw.sqlite3_bind_int64(_insert, 8, row.Fingerprint));
            Bind(9, row.Identifiers);
            Bind(10, row.AddressKey);
            Check(raw.sqlite3_step(_insert), raw.SQLITE_DONE);
            Check(raw.sqlite3_reset(_insert));
        }

        Execute("COMMIT");
    }

    public override void Finish()
    {
        foreach (var (_, sql) in ListIndexes)
            Execute(sql);
    }

    public override void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
    }

    private void Bind(int parameter, string? value) => Check(value is null
        ? raw.sqlite3_bind_null(_insert, parameter)
        : raw.sqlite3_bind_text(_insert, parameter, _text.AsSpan(0, Encoding.UTF8.GetBytes(value, _text))));

    private void Execute(string sql) => Check(raw.sqlite3_exec(_connection, sql));

    private void Check(int code, int expected = raw.SQLITE_OK)
    {
        if (code != expected)
            throw new InvalidOperationException($"SQLite: {code}, {raw.sqlite3_errmsg(_connection).utf8_to_string()}");
    }
}
