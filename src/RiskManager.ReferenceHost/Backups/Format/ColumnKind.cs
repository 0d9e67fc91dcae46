namespace RiskManager.ReferenceHost.Backups.Format;

/// <summary>What a column of a backup holds, whatever database it comes from.</summary>
internal enum ColumnKind
{
    Integer,
    Real,
    Text,
    Boolean,
}
