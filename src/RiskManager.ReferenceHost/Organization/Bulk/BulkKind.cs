namespace RiskManager.ReferenceHost.Organization.Bulk;

/// <summary>The kinds of jobs. Stored by name.</summary>
internal enum BulkKind
{
    Move,
    Delete,
    SetAttribute,
    SetResponsible,
}
