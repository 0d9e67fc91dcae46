namespace QualysPlugin.Reports;

/// <summary>What the header of a report says about all of it.</summary>
/// <param name="Generated">When the report was generated; null when it does not say.</param>
/// <param name="Network">The ID of the network that was scanned; null when it does not say.</param>
internal readonly record struct ReportHeader(DateTimeOffset? Generated, string? Network)
{
    /// <summary>The same, filled in with what a further header says.</summary>
    public ReportHeader Or(ReportHeader further) => new(further.Generated ?? Generated, further.Network ?? Network);
}
