using RiskManager.Contracts;

namespace RiskManager.Rest.Mirror;

/// <summary>Something that is going to be created on the platform.</summary>
/// <param name="Key">The asset.</param>
/// <param name="Component">The key of the component; empty: the asset itself.</param>
/// <param name="KnowledgeBaseId">The knowledge base of the component; null: it is an asset.</param>
/// <param name="Name">The name of the asset.</param>
/// <param name="Perimeter">The path of its perimeter.</param>
/// <param name="At">The platform's clock before the creation.</param>
/// <param name="RunId">The run.</param>
internal sealed record Intention(
    AssetKey Key, string Component, string? KnowledgeBaseId, string Name, string Perimeter, DateTimeOffset At, string RunId)
{
    public bool IsComponent => Component.Length > 0;
}
