using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Audit;

/// <summary>Which entries of the audit log are wanted.</summary>
/// <param name="Text">Stands in the entry, whatever the case; null: any.</param>
/// <param name="Module">The module of origin; null: any.</param>
/// <param name="Account">Stands in the account's name; null: any.</param>
/// <param name="From">The first moment; null: from the beginning.</param>
/// <param name="Until">The moment after the last; null: to the end.</param>
internal sealed record AuditFilter(string? Text, string? Module, string? Account, DateTimeOffset? From, DateTimeOffset? Until)
{
    /// <summary>A filter of whole days in the host's time zone, the last one included. What is no day counts as none.</summary>
    public static AuditFilter OfDays(string? text, string? module, string? account, string? from, string? until)
    {
        var (first, last) = WrittenDay.Range(from, until);
        return new AuditFilter(text, module, account, first, last);
    }
}
