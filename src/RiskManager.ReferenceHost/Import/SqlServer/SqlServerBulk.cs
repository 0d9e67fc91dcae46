using System.Data;
using LinqToDB.Data;
using Microsoft.Data.SqlClient;

namespace RiskManager.ReferenceHost.Import.SqlServer;

/// <summary>Brings rows to the table that has the name and the columns of the <see cref="DataTable"/>.</summary>
internal delegate void BulkWriter(DataConnection connection, DataTable rows);

/// <summary>Rows on their way to the server in bulk.</summary>
internal static class SqlServerBulk
{
    public static void Write(DataConnection connection, DataTable rows)
    {
        using var copy = new SqlBulkCopy((SqlConnection)connection.OpenDbConnection(), SqlBulkCopyOptions.TableLock, (SqlTransaction?)connection.Transaction);
        copy.DestinationTableName = rows.TableName;
        copy.BulkCopyTimeout = connection.OpenDbConnection() is SqlConnection { CommandTimeout: var seconds } ? seconds : 0;
        foreach (DataColumn column in rows.Columns) copy.ColumnMappings.Add(column.ColumnName, column.ColumnName);
        copy.WriteToServer(rows);
    }
}
