namespace RiskManager.ReferenceHost.Store.Tables;

/// <summary>What people did to an asset apart from editing its fields, as bits. Stored; never renumber.</summary>
[Flags]
internal enum HandActions
{
    None = 0,
    Moved = 1,
    Copied = 1 << 1,
}
