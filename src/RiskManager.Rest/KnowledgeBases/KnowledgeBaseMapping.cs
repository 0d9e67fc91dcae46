namespace RiskManager.Rest.KnowledgeBases;

/// <summary>A line of the map.</summary>
/// <param name="CpeName">The CPE 2.3 formatted string.</param>
/// <param name="KnowledgeBaseId">The knowledge base that covers it.</param>
/// <param name="Line">The number of the line.</param>
public sealed record KnowledgeBaseMapping(string CpeName, string KnowledgeBaseId, int Line);
