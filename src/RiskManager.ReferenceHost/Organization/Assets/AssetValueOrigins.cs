namespace RiskManager.ReferenceHost.Organization.Assets;

/// <summary>Why an asset has its values, as the command <c>explain</c> prints it; the property names are the keys of its JSON.</summary>
/// <param name="Source">The source of the asset.</param>
/// <param name="Id">Its ID in the source.</param>
/// <param name="Name">Its name now.</param>
/// <param name="NameRule">The rule that made the name; null when the last import did not say.</param>
/// <param name="Fields">Where each value comes from.</param>
/// <param name="Cpe">The CPE name of the operating system; null when there is none.</param>
/// <param name="OperatingSystemRule">What gave or denied the CPE name.</param>
/// <param name="KnowledgeBase">The knowledge base of the operating system's component; null when there is none.</param>
/// <param name="RunId">The run that last wrote the asset.</param>
internal sealed record AssetValueOrigins(
    string Source, string Id, string Name, string? NameRule, IReadOnlyList<ExplainedField> Fields,
    string? Cpe, string? OperatingSystemRule, string? KnowledgeBase, string? RunId);
