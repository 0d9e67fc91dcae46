using RiskManager.ReferenceHost.Import.Columns;
using RiskManager.ReferenceHost.Store.Sqlite;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.Tables.Sqlite;

/// <summary>Binds the columns of an asset to the parameters of a prepared statement.</summary>
internal static class SqliteAssets
{
    /// <param name="statement">The statement.</param>
    /// <param name="first">The parameter of the first column.</param>
    /// <param name="columns">The columns, in the order of the parameters.</param>
    /// <param name="asset">The values.</param>
    public static SqliteStatement Set(this SqliteStatement statement, int first, IReadOnlyList<AssetColumn> columns, AssetRow asset)
    {
        for (var index = 0; index < columns.Count; index++)
        {
            var column = columns[index];
            if (column.Text is { } text) statement.Set(first + index, text(asset));
            else if (column.Number is { } number) statement.Set(first + index, number(asset));
            else statement.Set(first + index, column.Real!(asset));
        }

        return statement;
    }
}
