namespace QualysPlugin.Reports;

/// <summary>Which reports count (R12): those generated since then.</summary>
/// <param name="Begin">The earliest date that counts.</param>
internal readonly record struct ReportWindow(DateTimeOffset Begin)
{
    /// <summary>The last days before now.</summary>
    public static ReportWindow OfDays(int days, TimeProvider time) => new(time.GetUtcNow().AddDays(-days));

    public bool Contains(DateTimeOffset date) => date >= Begin;
}
