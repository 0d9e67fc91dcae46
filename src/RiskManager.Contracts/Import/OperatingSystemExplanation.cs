namespace RiskManager.Contracts;

/// <summary>How a task maps the name of an operating system (R28).</summary>
/// <param name="Name">The name.</param>
/// <param name="CpeName">Its CPE 2.3 formatted string; null if none fits.</param>
/// <param name="Rule">The rule that gave or denied the CPE name; null if nothing recognizes the name.</param>
/// <param name="KnowledgeBaseId">The knowledge base of its asset component; null if none or several fit.</param>
/// <param name="Remark">Why there is no knowledge base, and what to look at; null if there is one.</param>
public sealed record OperatingSystemExplanation(string Name, string? CpeName, string? Rule, string? KnowledgeBaseId, string? Remark);
