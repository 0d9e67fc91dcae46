namespace RiskManagerSimulator.Control;

/// <summary>A knowledge base.</summary>
/// <param name="Id">Such as <c>MOD_EN.000133</c>.</param>
/// <param name="Name">Its name.</param>
internal sealed record NewKnowledgeBase(string Id, string Name);
