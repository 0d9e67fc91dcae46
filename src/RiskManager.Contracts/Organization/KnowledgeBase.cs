namespace RiskManager.Contracts;

/// <summary>A knowledge base: the checklist of controls for one kind of asset component.</summary>
/// <param name="Id">3–6 letters, digits or underscores, a dot and 6 digits: <c>MOD_EN.000133</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="CpeNames">The CPE names of the products that it covers, as 2.2 URIs or 2.3 formatted strings.</param>
public sealed record KnowledgeBase(string Id, string Name, IReadOnlyList<string> CpeNames);
