namespace RiskManager.ReferenceHost.Organization.Assets;

/// <summary>An asset component on its asset's screen.</summary>
internal sealed record DetailedComponent(
    string Key, string Name, string? Cpe, string KnowledgeBaseId, string? KnowledgeBase, bool Imported);
