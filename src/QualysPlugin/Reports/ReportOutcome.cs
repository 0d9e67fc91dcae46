namespace QualysPlugin.Reports;

/// <summary>What became of reading a report.</summary>
internal enum ReportOutcome
{
    /// <summary>It was read to its end, and counts.</summary>
    Read,

    /// <summary>It was generated before the window; it was not read any further.</summary>
    TooOld,

    /// <summary>It is a document of another kind, which tells nothing about hosts.</summary>
    OtherDocument,
}
