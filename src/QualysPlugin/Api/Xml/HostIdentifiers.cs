namespace QualysPlugin.Api.Xml;

/// <summary>What identifies a machine beside its host ID (R36), as the host list gives it; null when absent or blank.</summary>
internal sealed record HostIdentifiers
{
    /// <summary>From <c>CLOUD_RESOURCE_ID</c>, or else <c>EC2_INSTANCE_ID</c>.</summary>
    public string? CloudId { get; init; }

    public string? SerialNumber { get; init; }

    public string? HardwareUuid { get; init; }

    /// <summary>From <c>QG_HOSTID</c>: what Qualys' agent, or an authenticated scan, leaves on the machine.</summary>
    public string? AgentId { get; init; }

    /// <summary>The asset that the host belongs to in Qualys; several hosts may belong to one.</summary>
    public string? AssetId { get; init; }
}
