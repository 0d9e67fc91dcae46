namespace QualysPlugin.Reports;

/// <summary>
/// The document elements of Qualys' reports that never tell a host's names or operating system in a form that is imported. Whatever
/// is neither one of these nor a scan report may be an error, so it does not say that a report tells nothing.
/// </summary>
internal static class OtherReports
{
    private static readonly HashSet<string> Roots = new(StringComparer.Ordinal)
    {
        "ASSET_GROUP_SCORECARD", "ASSET_RANGE_INFO", "ASSET_SEARCH_REPORT", "COMPLIANCE_AUTHENTICATION_REPORT", "COMPLIANCE_POLICY_REPORT",
        "COMPLIANCE_SCAN", "COMPLIANCE_SCORECARD_REPORT", "IGNORED_VULNS_SCORECARD", "MAP", "MAP_REPORT", "MAPREQUEST",
        "MOST_PREVALENT_VULNS_SCORECARD", "MOST_VULNERABLE_HOSTS_SCORECARD", "PATCH_REPORT", "PATCH_REPORT_SCORECARD",
        "REMEDIATION_TICKETS", "SCORECARD", "WAS_SCAN_REPORT", "WAS_SCORECARD_REPORT", "WAS_WEBAPP_REPORT", "WEB_APPLICATION_SCAN",
    };

    /// <summary>Whether a document element is that of such a report.</summary>
    public static bool Contains(string rootElement) => Roots.Contains(rootElement);
}
