using Npgsql;
using NpgsqlTypes;

namespace RiskManager.ReferenceHost.Import.Tables.Postgres;

/// <summary>Rows on their way to the server by binary COPY. What is not completed has not happened.</summary>
internal sealed class BinaryCopy(NpgsqlConnection connection, string sql) : IDisposable
{
    private readonly NpgsqlBinaryImporter _importer = connection.BeginBinaryImport(sql);

    public BinaryCopy Row()
    {
        _importer.StartRow();
        return this;
    }

    public BinaryCopy Write(string? value)
    {
        if (value is null) _importer.WriteNull();
        else _importer.Write(value, NpgsqlDbType.Text);
        return this;
    }

    public BinaryCopy Write(long? value)
    {
        if (value is { } number) _importer.Write(number, NpgsqlDbType.Bigint);
        else _importer.WriteNull();
        return this;
    }

    public BinaryCopy Write(double? value)
    {
        if (value is { } number) _importer.Write(number, NpgsqlDbType.Double);
        else _importer.WriteNull();
        return this;
    }

    public void Complete() => _importer.Complete();

    public void Dispose() => _importer.Dispose();
}
