namespace RiskManager.Contracts;

/// <summary>Why an operating system has no asset component (R13).</summary>
public enum UnmappedReason
{
    /// <summary>No CPE name can honestly be given to it.</summary>
    NoCpeName,

    /// <summary>No knowledge base is associated with its CPE name.</summary>
    NoKnowledgeBase,

    /// <summary>Several knowledge bases fit its CPE name equally well, so none was chosen.</summary>
    SeveralKnowledgeBases,
}
