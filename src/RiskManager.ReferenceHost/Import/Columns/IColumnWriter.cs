namespace RiskManager.ReferenceHost.Import.Columns;

/// <summary>Takes the values of a row, one after the other, to a database.</summary>
internal interface IColumnWriter
{
    void Write(string? value);

    void Write(long? value);

    void Write(double? value);
}
