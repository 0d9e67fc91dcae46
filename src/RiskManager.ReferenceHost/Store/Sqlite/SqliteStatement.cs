using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RiskManager.ReferenceHost.Store.Sqlite;

/// <summary>A statement prepared once and run for every row. Parameters are numbered from 1; unset ones keep their value.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;
    private readonly Bound[] _bound;
    private byte[] _text = new byte[1024];

    public SqliteStatement(sqlite3 connection, string sql)
    {
        _connection = connection;
        Check(raw.sqlite3_prepare_v2(connection, sql, out _statement));
        _bound = new Bound[raw.sqlite3_bind_parameter_count(_statement) + 1];
    }

    /// <summary>The rows that the last run changed.</summary>
    public int Changes => raw.sqlite3_changes(_connection);

    public SqliteStatement Set(int parameter, string? value)
    {
        if (value is null) return SetNull(parameter);
        _bound[parameter] = default;
        var needed = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (needed > _text.Length) _text = new byte[needed];
        var length = Encoding.UTF8.GetBytes(value, _text);
        Check(raw.sqlite3_bind_text(_statement, parameter, _text.AsSpan(0, length)));
        return this;
    }

    public SqliteStatement Set(int parameter, long? value)
    {
        if (value is not { } number) return SetNull(parameter);
        if (_bound[parameter] is { Kind: BoundKind.Number } bound && bound.Number == number) return this;
        Check(raw.sqlite3_bind_int64(_statement, parameter, number));
        _bound[parameter] = new Bound(BoundKind.Number, number);
        return this;
    }

    public SqliteStatement Set(int parameter, double? value)
    {
        if (value is not { } number) return SetNull(parameter);
        _bound[parameter] = default;
        Check(raw.sqlite3_bind_double(_statement, parameter, number));
        return this;
    }

    /// <summary>Runs a statement that returns no rows.</summary>
    public void Run()
    {
        var code = raw.sqlite3_step(_statement);
        _ = raw.sqlite3_reset(_statement);
        if (code != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(code, _connection);
    }

    /// <summary>Moves to the next row; after the last one the statement is ready to run again.</summary>
    public bool Read()
    {
        var code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW) return true;
        _ = raw.sqlite3_reset(_statement);
        if (code != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(code, _connection);
        return false;
    }

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public string? TextOrNull(int column) =>
        raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL ? null : Text(column);

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    /// <summary>A text in UTF-8, as the database keeps it; valid until the next row.</summary>
    public ReadOnlySpan<byte> Utf8(int column) => raw.sqlite3_column_blob(_statement, column);

    public double Real(int column) => raw.sqlite3_column_double(_statement, column);

    public long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    public long? NumberOrNull(int column) =>
        raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL ? null : Number(column);

    /// <summary>Makes a statement that was not read to its end ready again.</summary>
    public void Reset() => _ = raw.sqlite3_reset(_statement);

    public void Dispose() => _statement.Dispose();

    private SqliteStatement SetNull(int parameter)
    {
        if (_bound[parameter].Kind == BoundKind.Null) return this;
        Check(raw.sqlite3_bind_null(_statement, parameter));
        _bound[parameter] = new Bound(BoundKind.Null, 0);
        return this;
    }

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, _connection);

    private enum BoundKind
    {
        Other,
        Null,
        Number,
    }

    /// <summary>What a parameter is bound to: many columns of many rows have the value of the row before, and keep it.</summary>
    private readonly record struct Bound(BoundKind Kind, long Number);
}
