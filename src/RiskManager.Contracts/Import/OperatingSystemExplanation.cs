namespace RiskManager.Contracts;

/// <summary>What a task makes of the name of an operating system (R28).</summary>
/// <param name="Name">The name.</param>
/// <param name="CpeName">Its CPE 2.3 formatted string; null when none can honestly be given.</param>
/// <param name="Rule">What gave or denied the CPE name; null when nothing recognizes the name.</param>
/// <param name="KnowledgeBaseId">The knowledge base of its asset component; null when there is none, or several fit.</param>
/// <param name="Remark">Why there is no knowledge base, and what to look at; null when all is well.</param>
public sealed record OperatingSystemExplanation(string Name, string? CpeName, string? Rule, string? KnowledgeBaseId, string? Remark);
