using QualysPlugin.Assets;

namespace QualysPlugin.Reports;

/// <summary>How new a report is; of two that were generated at the same second, the one with the higher ID is the newer.</summary>
/// <param name="Generated">When it was generated.</param>
/// <param name="Id">Its ID.</param>
internal readonly record struct ReportDate(DateTimeOffset Generated, long Id)
{
    /// <summary>What its values are said to come from.</summary>
    public ValueOrigin? Origin { get; init; }

    public int CompareTo(ReportDate other) =>
        Generated != other.Generated ? Generated.CompareTo(other.Generated) : Id.CompareTo(other.Id);
}
