namespace RiskManager.Contracts;

/// <summary>An asset component that an import created (R13).</summary>
/// <param name="Asset">The identity of its asset.</param>
/// <param name="Key">
/// What the component stands for on its asset, for example <c>operating-system</c>; unique on the asset, compared by ordinal.
/// </param>
/// <param name="Name">Its name.</param>
/// <param name="CpeName">Its CPE 2.3 formatted string.</param>
/// <param name="KnowledgeBaseId">The knowledge base that it is an instance of.</param>
public sealed record StoredComponent(AssetKey Asset, string Key, string Name, string CpeName, string KnowledgeBaseId);
