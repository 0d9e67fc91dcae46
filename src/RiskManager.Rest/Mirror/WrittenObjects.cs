using RiskManager.Contracts;

namespace RiskManager.Rest.Mirror;

/// <summary>What became of a chunk of writes.</summary>
internal sealed class WrittenObjects
{
    /// <summary>Assets created.</summary>
    public List<CreatedAsset> Assets { get; } = [];

    /// <summary>Components created.</summary>
    public List<CreatedComponent> Components { get; } = [];

    /// <summary>Assets edited, by the platform's ID.</summary>
    public List<EditedAsset> Edited { get; } = [];

    /// <summary>Creations that are known not to have happened.</summary>
    public List<(AssetKey Key, string Component)> Dropped { get; } = [];

    public bool IsEmpty => Assets.Count + Components.Count + Edited.Count + Dropped.Count == 0;
}

/// <summary>An asset that a write created.</summary>
/// <param name="Key">Our identity.</param>
/// <param name="PlatformId">The platform's.</param>
/// <param name="Clock">The platform's clock afterwards; null: unknown.</param>
/// <param name="HostAddress">The host address that was sent.</param>
internal sealed record CreatedAsset(AssetKey Key, Guid PlatformId, DateTimeOffset? Clock, string? HostAddress);

/// <summary>A component that a write created.</summary>
internal sealed record CreatedComponent(AssetKey Key, string Component, string KnowledgeBaseId, Guid ComponentId);

/// <summary>An asset that a write edited.</summary>
/// <param name="PlatformId">The platform's ID.</param>
/// <param name="Clock">The platform's clock afterwards; null: unknown.</param>
/// <param name="HostAddress">The host address that was sent; null: none was.</param>
internal sealed record EditedAsset(Guid PlatformId, DateTimeOffset? Clock, string? HostAddress);
