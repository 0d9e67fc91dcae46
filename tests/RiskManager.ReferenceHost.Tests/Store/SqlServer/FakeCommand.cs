using System.Collections;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.SqlClient;

namespace RiskManager.ReferenceHost.Tests.Store.SqlServer;

/// <summary>A command on its way to the fake server. As with the real library, it has to be in the transaction of its connection.</summary>
internal sealed class FakeCommand(FakeSqlServer server) : DbCommand
{
    // The real library's parameters, so that names and types are what it would send.
    private readonly SqlCommand _parameters = new();

    [AllowNull]
    public override string CommandText { get; set; } = "";

    public override int CommandTimeout { get; set; }

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection { get; set; }

    protected override DbParameterCollection DbParameterCollection => _parameters.Parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    public override void Cancel() => throw new NotSupportedException();

    public override int ExecuteNonQuery()
    {
        Take();
        return CommandText.StartsWith("INSERT", StringComparison.Ordinal) || server.Finds(CommandText) ? 1 : 0;
    }

    public override object? ExecuteScalar() => Take() is { } row ? row[0] : null;

    public override void Prepare() => throw new NotSupportedException();

    protected override DbParameter CreateDbParameter() => _parameters.CreateParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => new FakeReader(Take());

    protected override void Dispose(bool disposing)
    {
        if (disposing) _parameters.Dispose();
        base.Dispose(disposing);
    }

    private IReadOnlyList<object>? Take() => server.Take(new SentCommand(
        CommandText, [.. _parameters.Parameters.Cast<SqlParameter>().Select(parameter => parameter.ParameterName.StartsWith('@') ? parameter.ParameterName : "@" + parameter.ParameterName)]));

    /// <summary>No row, or one.</summary>
    private sealed class FakeReader(IReadOnlyList<object>? row) : DbDataReader
    {
        private int _read;

        public override int Depth => 0;

        public override int FieldCount => row?.Count ?? 0;

        public override bool HasRows => row is not null;

        public override bool IsClosed => false;

        public override int RecordsAffected => 1;

        public override object this[int ordinal] => GetValue(ordinal);

        public override object this[string name] => throw new NotSupportedException();

        public override bool Read() => row is not null && _read++ == 0;

        public override bool NextResult() => false;

        public override object GetValue(int ordinal) => row![ordinal];

        public override Type GetFieldType(int ordinal) => IsDBNull(ordinal) ? typeof(string) : GetValue(ordinal).GetType();

        public override string GetDataTypeName(int ordinal) => GetValue(ordinal) switch { string => "nvarchar", bool => "bit", double => "float", int => "int", decimal => "numeric", _ => "bigint" };

        public override string GetName(int ordinal) => $"c{ordinal}";

        public override int GetOrdinal(string name) => throw new NotSupportedException();

        public override bool IsDBNull(int ordinal) => GetValue(ordinal) is DBNull;

        public override bool GetBoolean(int ordinal) => (bool)GetValue(ordinal);

        public override long GetInt64(int ordinal) => (long)GetValue(ordinal);

        public override int GetInt32(int ordinal) => (int)GetValue(ordinal);

        public override double GetDouble(int ordinal) => (double)GetValue(ordinal);

        public override string GetString(int ordinal) => (string)GetValue(ordinal);

        public override DataTable? GetSchemaTable() => null;

        public override int GetValues(object[] values) => throw new NotSupportedException();

        public override byte GetByte(int ordinal) => throw new NotSupportedException();

        public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

        public override char GetChar(int ordinal) => throw new NotSupportedException();

        public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

        public override DateTime GetDateTime(int ordinal) => throw new NotSupportedException();

        public override decimal GetDecimal(int ordinal) => (decimal)GetValue(ordinal);

        public override float GetFloat(int ordinal) => throw new NotSupportedException();

        public override Guid GetGuid(int ordinal) => throw new NotSupportedException();

        public override short GetInt16(int ordinal) => throw new NotSupportedException();

        public override IEnumerator GetEnumerator() => throw new NotSupportedException();
    }
}
