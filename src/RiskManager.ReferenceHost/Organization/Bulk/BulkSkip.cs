namespace RiskManager.ReferenceHost.Organization.Bulk;

/// <summary>Why a job left an asset as it was. Stored by name.</summary>
internal enum BulkSkip
{
    /// <summary>It was deleted after the job began.</summary>
    Gone,

    /// <summary>It had what it would have got.</summary>
    Unchanged,

    /// <summary>Assets of its type have no such attribute.</summary>
    OtherType,
}
