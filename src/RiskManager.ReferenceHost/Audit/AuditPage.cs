using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Audit;

/// <summary>A page of the audit log.</summary>
/// <param name="Entries">Newest first.</param>
/// <param name="Before">Where the next page begins; null when this is the last.</param>
/// <param name="SearchedBackTo">When the search of this page stopped before its page was full; null when it did not.</param>
internal sealed record AuditPage(IReadOnlyList<AuditRow> Entries, long? Before, DateTimeOffset? SearchedBackTo);
