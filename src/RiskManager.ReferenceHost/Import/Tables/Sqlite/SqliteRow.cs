using RiskManager.ReferenceHost.Import.Columns;
using RiskManager.ReferenceHost.Store.Sqlite;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.Tables.Sqlite;

/// <summary>The parameters of a prepared statement, bound one after the other.</summary>
internal sealed class SqliteRow(SqliteStatement statement) : IColumnWriter
{
    private int _parameter;

    /// <summary>Begins a row whose next value goes to a parameter.</summary>
    public SqliteRow Begin(int parameter)
    {
        _parameter = parameter;
        return this;
    }

    public SqliteRow Write(IReadOnlyList<AssetColumn> columns, AssetRow asset)
    {
        for (var index = 0; index < columns.Count; index++) columns[index].WriteTo(asset, this);
        return this;
    }

    public void Write(string? value) => statement.Set(_parameter++, value);

    public void Write(long? value) => statement.Set(_parameter++, value);

    public void Write(double? value) => statement.Set(_parameter++, value);

    public void Run() => statement.Run();
}
