namespace RiskManagerSimulator.Organization;

/// <summary>The documented numbers of a knowledge base's status.</summary>
internal enum KnowledgeBaseStatus
{
    Editing = 1,
    Published = 2,
    Finished = 6,
}
