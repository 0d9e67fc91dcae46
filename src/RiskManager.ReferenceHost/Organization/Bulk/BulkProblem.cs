namespace RiskManager.ReferenceHost.Organization.Bulk;

/// <summary>Why a job could not go on. Stored by name.</summary>
internal enum BulkProblem
{
    /// <summary>The perimeter, attribute or person was deleted.</summary>
    TargetGone,

    /// <summary>A real Risk Manager keeps the organization now.</summary>
    PlatformKeepsAssets,
}
