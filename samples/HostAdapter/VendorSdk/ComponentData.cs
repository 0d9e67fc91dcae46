namespace HostAdapter.VendorSdk;

/// <summary>An asset component.</summary>
public sealed record ComponentData(Guid Id, Guid Asset, string Name, string KnowledgeBaseId)
{
    /// <summary>What an integration knows it by; null when a person made it.</summary>
    public string? ExternalKey { get; init; }

    /// <summary>Its CPE name.</summary>
    public string? CpeName { get; init; }
}
