namespace RiskManager.ReferenceHost.Import.Columns;

/// <summary>What a column of the assets holds.</summary>
internal enum ColumnType
{
    Text,
    Integer,
    Real,
}
