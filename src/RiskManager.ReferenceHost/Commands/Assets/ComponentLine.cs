namespace RiskManager.ReferenceHost.Commands.Assets;

/// <summary>An asset component as the command <c>assets</c> prints it.</summary>
internal sealed record ComponentLine(string Name, string? Cpe, string KnowledgeBase);
