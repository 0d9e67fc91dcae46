namespace EndToEnd.Tests.Stage;

/// <summary>The <c>--json</c> summary of an import.</summary>
internal sealed record Summary(
    string RunId, string Status, long? Expected, long Created, long Recreated, long Updated, long Unchanged, long Quarantined, long Missing,
    string? Perimeter, bool PerimeterCreated, long ComponentsCreated, long UnmappedOperatingSystems,
    double Seconds, double PeakMegabytes, string? Error,
    string? Kind);
