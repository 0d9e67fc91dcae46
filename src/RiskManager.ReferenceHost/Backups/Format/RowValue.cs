namespace RiskManager.ReferenceHost.Backups.Format;

/// <summary>A value of a row that was read. Only the property of its column's kind counts.</summary>
internal readonly record struct RowValue
{
    public bool IsNull { get; init; }

    public long Integer { get; init; }

    public double Real { get; init; }

    public string Text { get; init; }

    public bool Boolean => Integer != 0;
}
