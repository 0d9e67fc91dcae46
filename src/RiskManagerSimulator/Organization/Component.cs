namespace RiskManagerSimulator.Organization;

/// <summary>A component of an asset.</summary>
internal sealed record Component(Guid Id, Guid AssetId, string KnowledgeBaseId, string Name, string? Description) : IIdentified;
