namespace RiskManager.ReferenceHost.Organization.Bulk;

/// <summary>What a job does to each of its assets. It is kept as JSON.</summary>
internal sealed record BulkChange(BulkKind Kind)
{
    /// <summary>The number of the perimeter, the attribute or the person; null: nobody.</summary>
    public long? TargetId { get; init; }

    /// <summary>The target's name when the job began.</summary>
    public string? Target { get; init; }

    /// <summary>The value of an attribute; null: it is cleared.</summary>
    public string? Value { get; init; }
}
