using Npgsql;
using NpgsqlTypes;
using RiskManager.ReferenceHost.Import.Columns;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.Tables.Postgres;

/// <summary>Sends rows to the server by binary COPY. Without <see cref="Complete"/> none of them is written.</summary>
internal sealed class BinaryCopy(NpgsqlConnection connection, string sql) : IDisposable
{
    private readonly NpgsqlBinaryImporter _importer = connection.BeginBinaryImport(sql);

    public void BeginRow() => _importer.StartRow();

    public void Write(IReadOnlyList<AssetColumn> columns, AssetRow asset)
    {
        for (var index = 0; index < columns.Count; index++)
        {
            var column = columns[index];
            if (column.Text is { } text) Write(text(asset));
            else if (column.Number is { } number) Write(number(asset));
            else Write(column.Real!(asset));
        }
    }

    public void Write(string? value)
    {
        if (value is null) _importer.WriteNull();
        else _importer.Write(value, NpgsqlDbType.Text);
    }

    public void Write(long? value)
    {
        if (value is { } number) _importer.Write(number, NpgsqlDbType.Bigint);
        else _importer.WriteNull();
    }

    public void Write(double? value)
    {
        if (value is { } number) _importer.Write(number, NpgsqlDbType.Double);
        else _importer.WriteNull();
    }

    public void Complete() => _importer.Complete();

    public void Dispose() => _importer.Dispose();
}
