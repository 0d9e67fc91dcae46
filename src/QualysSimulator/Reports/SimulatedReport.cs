namespace QualysSimulator.Reports;

/// <summary>A report of the simulated platform.</summary>
/// <param name="Index">Its place; 0 is the newest.</param>
/// <param name="Id">Its ID.</param>
/// <param name="Generated">When it was ordered and generated.</param>
/// <param name="Format">How it is written.</param>
internal sealed record SimulatedReport(int Index, long Id, DateTimeOffset Generated, ReportFormat Format)
{
    public string Title => $"Simulated report {Id}";
}
