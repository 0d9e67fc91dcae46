namespace RiskManager.ReferenceHost.Commands.KnowledgeBases;

/// <summary>One line of <c>knowledge-bases list</c>; the property names and their order are the JSON's.</summary>
internal sealed record KnowledgeBaseLine(string Id, string Name);
