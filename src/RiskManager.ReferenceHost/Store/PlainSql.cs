using System.Data.Common;
using LinqToDB.Data;

namespace RiskManager.ReferenceHost.Store;

/// <summary>
/// Statements that every run or every batch makes, in SQL that both databases understand. An expression is compiled once a process, and
/// compared with the compiled ones each time, which costs more than most of these statements (docs/performance.md).
/// </summary>
internal static class PlainSql
{
    private const int RowsPerInsert = 50;

    /// <summary>Runs a statement that returns no rows, in the transaction of the connection if it has one.</summary>
    /// <returns>How many rows it changed.</returns>
    public static int Run(this DataConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(connection, sql, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>Reads all rows; for few rows.</summary>
    public static List<T> Rows<T>(
        this DataConnection connection, string sql, Func<DbDataReader, T> read,
        params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(connection, sql, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    /// <summary>A number; null where there is no row, or no value.</summary>
    public static long? Number(this DataConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        connection.Rows(sql, row => row.IsDBNull(0) ? (long?)null : row.GetInt64(0), parameters) is [var first, ..] ? first : null;

    /// <summary>A text; null where there is no row, or no value.</summary>
    public static string? Text(this DataConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        connection.Rows(sql, row => row.IsDBNull(0) ? null : row.GetString(0), parameters) is [var first, ..] ? first : null;

    /// <summary>Gives a parameter its name and value.</summary>
    public static DbParameter Fill(DbParameter parameter, string name, object? value)
    {
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        return parameter;
    }

    /// <summary>Inserts rows with as few statements as their values allow; for up to a few thousand rows.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="into">The table with the names of the columns: <c>INSERT INTO … (…)</c>.</param>
    /// <param name="rows">The values of each row, in the order of the columns.</param>
    public static void InsertAll(this DataConnection connection, string into, IReadOnlyList<object?[]> rows)
    {
        foreach (var chunk in rows.Chunk(RowsPerInsert))
        {
            var columns = chunk[0].Length;
            var values = chunk.Select((_, row) =>
                $"({string.Join(", ", Enumerable.Range(row * columns, columns).Select(value => $"@v{value}"))})");
            var parameters = chunk.SelectMany(row => row).Select((value, index) => ($"@v{index}", value)).ToArray();
            connection.Run($"{into} VALUES {string.Join(", ", values)}", parameters);
        }
    }

    private static DbCommand Command(DataConnection connection, string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.OpenDbConnection().CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters) command.Parameters.Add(Fill(command.CreateParameter(), name, value));
        return command;
    }
}
