namespace QualysSimulator.Reports;

/// <summary>The formats of scan reports.</summary>
internal enum ReportFormat
{
    /// <summary><c>ASSET_DATA_REPORT</c> with host IDs.</summary>
    WithHostIds,

    /// <summary><c>ASSET_DATA_REPORT</c> as it was before Qualys added host IDs.</summary>
    WithoutHostIds,

    /// <summary>The older <c>SCAN</c>.</summary>
    Scan,

    /// <summary>As <see cref="WithHostIds"/>, in a zip file.</summary>
    Zipped,
}
