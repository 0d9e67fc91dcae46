namespace RiskManager.Contracts;

/// <summary>Why an operating system has no asset component (R13).</summary>
public enum UnmappedReason
{
    /// <summary>No CPE name fits.</summary>
    NoCpeName,

    /// <summary>No knowledge base has its CPE name.</summary>
    NoKnowledgeBase,

    /// <summary>Several knowledge bases fit its CPE name equally well, so none was chosen.</summary>
    SeveralKnowledgeBases,
}
